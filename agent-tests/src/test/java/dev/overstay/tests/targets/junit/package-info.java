/** Test classes that the tests run in a JVM of its own, by JUnit's ConsoleLauncher. */
@NullMarked
package dev.overstay.tests.targets.junit;

import org.jspecify.annotations.NullMarked;
