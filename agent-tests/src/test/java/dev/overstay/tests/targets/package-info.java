/** Mains that the tests fork; a comment {@code // live: kind} marks the line that makes a leak. */
@NullMarked
package dev.overstay.tests.targets;

import org.jspecify.annotations.NullMarked;
