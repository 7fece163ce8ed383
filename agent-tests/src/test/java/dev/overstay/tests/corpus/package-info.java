/** Runs the leak cases of known truth and counts how much of it was told. */
@NullMarked
package dev.overstay.tests.corpus;

import org.jspecify.annotations.NullMarked;
