/**
 * Starts a JVM with the agent, waits for it within a bound, and reads what it left on disk; knows
 * the dump model and no test.
 */
@NullMarked
package dev.overstay.tests.fork;

import org.jspecify.annotations.NullMarked;
