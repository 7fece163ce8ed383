package dev.overstay.dump;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test that a resource or the shutdown names.
 *
 * @param id unique within the dump
 * @param className the test class
 * @param name the test's name
 * @param uniqueId the runner's own id
 * @param startedAt when it started
 * @param endedAt when it ended; null while it runs
 * @param result {@code passed}, {@code failed}, {@code aborted} or {@code running}
 */
public record TestRun(
    int id,
    String className,
    String name,
    String uniqueId,
    Instant startedAt,
    @Nullable Instant endedAt,
    String result) {

  /** The class without its package, and the test: {@code FooTest.bar}. */
  public String shortName() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    // The phases of a class are not method names.
    return simple + (name.indexOf(' ') < 0 ? "." : ", ") + name;
  }
}
