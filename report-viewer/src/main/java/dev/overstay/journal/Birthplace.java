package dev.overstay.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and where a process or container was started.
 *
 * @param at when
 * @param madeBy the line that created it, as {@code Type.method(File.java:88)}; null if unknown
 * @param own whether that line is the user's own, or a library's
 * @param tests the test that ran, or all candidates if that is uncertain, as {@code FooTest.bar}
 */
public record Birthplace(Instant at, @Nullable String madeBy, boolean own, List<String> tests) {
  /** Takes a copy of the tests. */
  public Birthplace {
    tests = List.copyOf(tests);
  }
}
