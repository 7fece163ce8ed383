/**
 * The processes and containers that this JVM started: children, their descendants, and orphans that
 * a child of it left. Depends on live resources and on what the system says of processes.
 */
@NullMarked
package dev.overstay.child;

import org.jspecify.annotations.NullMarked;
