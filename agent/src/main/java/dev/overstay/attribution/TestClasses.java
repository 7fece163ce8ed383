package dev.overstay.attribution;

import dev.overstay.dump.TestClass;
import dev.overstay.ledger.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the test classes, with their times and counts, from their spans. */
final class TestClasses {
  private TestClasses() {}

  /** The class of each of these spans that has one, in the order in which they started. */
  static List<TestClass> of(Iterable<Span> spans) {
    Map<String, TestClass> classes = new LinkedHashMap<>();
    for (Span span : spans) {
      TestId id = TestId.known(span);
      String name = id.className();
      if (name != null) {
        classes.put(name, with(classes.get(name), name, span, id.isTest()));
      }
    }
    return new ArrayList<>(classes.values());
  }

  /** The same, including archived classes. */
  static List<TestClass> of(Iterable<Span> spans, TestArchive.Contents archived) {
    List<TestClass> classes = new ArrayList<>();
    Set<String> younger = new HashSet<>();
    for (TestClass type : of(spans)) {
      ArchivedClass older = archived.classes().get(type.name());
      younger.add(type.name());
      classes.add(older == null ? type : merged(older.summary(), type));
    }
    if (archived.classes().isEmpty()) {
      return classes;
    }
    for (ArchivedClass older : archived.classes().values()) {
      if (!younger.contains(older.summary().name())) {
        classes.add(older.summary());
      }
    }
    classes.sort(new ByStart());
    return classes;
  }

  /** Two parts of one class, merged; {@code younger} started later. */
  static TestClass merged(TestClass older, TestClass younger) {
    Instant first = older.startedAt();
    return new TestClass(
        older.name(),
        first.isAfter(younger.startedAt()) ? younger.startedAt() : first,
        later(older.endedAt(), younger.endedAt()),
        older.tests() + younger.tests(),
        older.failures() + younger.failures());
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other == null ? null : one.isAfter(other) ? one : other;
  }

  private static TestClass with(
      @Nullable TestClass before, String name, Span span, boolean isTest) {
    Instant ended = span.endedAt() < 0 ? null : Instant.ofEpochMilli(span.endedAt());
    int tests = isTest && ended != null ? 1 : 0;
    int failures = tests == 1 && result(span.result()).equals("failed") ? 1 : 0;
    if (before == null) {
      return new TestClass(name, Instant.ofEpochMilli(span.startedAt), ended, tests, failures);
    }
    return new TestClass(
        name,
        before.startedAt(),
        later(before.endedAt(), ended),
        before.tests() + tests,
        before.failures() + failures);
  }

  /** Translates a framework's word for a result into that of the dump. */
  static String result(@Nullable String status) {
    return status == null
        ? "running"
        : switch (status) {
          case "SUCCESSFUL" -> "passed";
          case "FAILED" -> "failed";
          default -> "aborted";
        };
  }

  /** Orders classes by their start; loaded only if some are archived. */
  private static final class ByStart implements Comparator<TestClass> {
    @Override
    public int compare(TestClass a, TestClass b) {
      return a.startedAt().compareTo(b.startedAt());
    }
  }
}
