/** Dumps as large as they get, made up for benchmarks; knows the dump model and nothing else. */
@NullMarked
package dev.overstay.tests.scale;

import org.jspecify.annotations.NullMarked;
