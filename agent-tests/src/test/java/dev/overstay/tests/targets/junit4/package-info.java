/** Mains that run JUnit 4 as no runner does: stopped, twice at once, with what does not answer. */
@NullMarked
package dev.overstay.tests.targets.junit4;

import org.jspecify.annotations.NullMarked;
