package dev.overstay.dump;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test class of the run, for the timeline.
 *
 * @param name the class, with its package
 * @param startedAt when its first test started
 * @param endedAt when its last test ended; null while it runs
 * @param tests how many of its tests have ended
 * @param failures how many of them failed
 */
public record TestClass(
    String name, Instant startedAt, @Nullable Instant endedAt, int tests, int failures) {}
