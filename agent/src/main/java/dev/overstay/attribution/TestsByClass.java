package dev.overstay.attribution;

import dev.overstay.ledger.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests of each test class, including archived tests. */
final class TestsByClass {
  private final Map<String, List<Span>> tests = new HashMap<>();
  // Unpacked when the class is first looked up.
  private final Map<String, ArchivedClass> archived;

  TestsByClass(TestArchive.Contents archive) {
    archived = new HashMap<>(archive.classes());
  }

  /** Adds the next test; tests are added in the order of their starts. */
  void add(String className, Span test) {
    List<Span> same = tests.get(className);
    if (same == null) {
      same = new ArrayList<>();
      tests.put(className, same);
    }
    same.add(test);
  }

  /** The tests of a class, oldest first; null if it is not a test class. */
  @Nullable List<Span> of(String className) {
    List<Span> young = tests.get(className);
    ArchivedClass old = archived.remove(className);
    if (old == null) {
      return young;
    }
    List<Span> all = new ArrayList<>();
    for (Span span : old.unpack()) {
      if (TestId.known(span).isTest()) {
        all.add(span);
      }
    }
    if (young != null) {
      all.addAll(young);
    }
    tests.put(className, all);
    return all;
  }

  /** Whether it is a test class. */
  boolean contains(String className) {
    return tests.containsKey(className) || archived.containsKey(className);
  }
}
