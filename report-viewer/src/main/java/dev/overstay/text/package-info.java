/**
 * Strings: instants, labels, text that is safe on one line, masking of secrets, reasons of
 * failures. Depends only on the JDK. Like everything that a dump or page needs, it lives in the
 * boot loader inside a user's JVM, and in the application loader of the command line.
 */
@NullMarked
package dev.overstay.text;

import org.jspecify.annotations.NullMarked;
