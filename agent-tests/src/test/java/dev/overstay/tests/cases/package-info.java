/** Leak cases on the JDK and on real libraries, each leaky and clean; run in forks only. */
@NullMarked
package dev.overstay.tests.cases;

import org.jspecify.annotations.NullMarked;
