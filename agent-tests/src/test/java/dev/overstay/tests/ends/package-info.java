/** The matrix of ends: ways to end a JVM, each with what is live and with what is short. */
@NullMarked
package dev.overstay.tests.ends;

import org.jspecify.annotations.NullMarked;
