package dev.overstay.tests;

import dev.overstay.dump.TestClass;
import dev.overstay.ledger.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The test classes with their times and counts, by what ran of each. */
final class TestClasses {
  private TestClasses() {}

  /** Every class, in the order in which they started. */
  static List<TestClass> of(Map<Span, TestId> ids) {
    Map<String, TestClass> classes = new LinkedHashMap<>();
    for (Map.Entry<Span, TestId> entry : ids.entrySet()) {
      String name = entry.getValue().className();
      if (name != null) {
        classes.put(name, with(classes.get(name), name, entry.getKey(), entry.getValue().isTest()));
      }
    }
    return new ArrayList<>(classes.values());
  }

  private static TestClass with(
      @Nullable TestClass before, String name, Span span, boolean isTest) {
    Instant ended = span.endedAt() < 0 ? null : Instant.ofEpochMilli(span.endedAt());
    int tests = isTest && ended != null ? 1 : 0;
    int failures = tests == 1 && result(span.result()).equals("failed") ? 1 : 0;
    if (before == null) {
      return new TestClass(name, Instant.ofEpochMilli(span.startedAt), ended, tests, failures);
    }
    Instant last = before.endedAt();
    Instant later = last == null || ended == null ? null : last.isAfter(ended) ? last : ended;
    return new TestClass(
        name, before.startedAt(), later, before.tests() + tests, before.failures() + failures);
  }

  /** A framework's word for a result, in the dump's. */
  static String result(@Nullable String status) {
    return status == null
        ? "running"
        : switch (status) {
          case "SUCCESSFUL" -> "passed";
          case "FAILED" -> "failed";
          default -> "aborted";
        };
  }
}
