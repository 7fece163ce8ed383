/**
 * The journal: the processes and containers that a JVM started, one line of JSON each, so that they
 * are known even if the JVM is killed. Also the start of a process, which distinguishes it from
 * another one with the same pid. Depends only on the dump's JSON. Lives in the boot loader inside a
 * user's JVM and in the application loader of the command line.
 */
@NullMarked
package dev.overstay.journal;

import org.jspecify.annotations.NullMarked;
