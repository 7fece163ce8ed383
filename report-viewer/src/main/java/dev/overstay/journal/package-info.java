/**
 * The journal: which processes and containers a JVM started, one line of JSON each, so that they
 * are known when it was killed; and what tells a process from another of the same pid. Depends on
 * the dump's JSON alone. Lives in the boot loader inside a user's JVM and in the application loader
 * of the command line.
 */
@NullMarked
package dev.overstay.journal;

import org.jspecify.annotations.NullMarked;
