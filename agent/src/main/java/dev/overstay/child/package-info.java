/**
 * The processes and containers that this JVM started: children, their descendants, and orphans of
 * its children. Depends on live resources and on the system's data of processes.
 */
@NullMarked
package dev.overstay.child;

import org.jspecify.annotations.NullMarked;
