/**
 * Strings: instants, labels, what is safe on one line, secrets that are masked, why something
 * failed. Depends on the JDK alone. Like all that a dump or page needs it lives in the boot loader
 * inside a user's JVM, and in the application loader of the command line.
 */
@NullMarked
package dev.overstay.text;

import org.jspecify.annotations.NullMarked;
