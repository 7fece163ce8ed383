package dev.overstay.check;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.merge.Merged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts about a finding that all formats share. */
final class FindingText {
  private FindingText() {}

  /**
   * The JVM that reports most about it, and how many others do: {@code shop, pid 3, and 2 more
   * JVMs}.
   */
  static String jvms(Merged merged, Finding finding) {
    int others = merged.jvms(finding).size() - 1;
    return merged.jvm(finding).nameWithPid()
        + (others == 0 ? "" : ", and " + others + " more " + (others == 1 ? "JVM" : "JVMs"));
  }

  /**
   * The line of code that created it: {@code OrdersIT.start(OrdersIT.java:88)}; null if unknown.
   */
  static @Nullable String madeBy(Finding finding) {
    Frame by = finding.madeBy();
    return by == null ? null : by.words() + (by.own() ? "" : " in a library");
  }

  /** The tests in which it was created; if that is uncertain, the tests that ran. */
  static List<String> tests(Merged merged, Finding finding) {
    List<String> tests = new ArrayList<>();
    for (Integer id : finding.tests()) {
      TestRun test = merged.jvm(finding).dump.test(id);
      if (test != null) {
        tests.add(test.shortName());
      }
    }
    return tests;
  }

  /** The test in which it was created, and how certain that is; null if no test is known. */
  static @Nullable String test(Merged merged, Finding finding) {
    List<String> tests = tests(merged, finding);
    Resource root = merged.root(finding);
    if (tests.isEmpty()) {
      return null;
    }
    Attribution how = root == null ? Attribution.DIRECT : root.attribution();
    return switch (how) {
      case UNCERTAIN -> "one of " + tests.size() + " tests at that time";
      case SHARED -> tests.get(0) + ", the first that needed it";
      default -> tests.get(0) + (tests.size() == 1 ? "" : " and " + (tests.size() - 1) + " more");
    };
  }

  /** {@code new}, {@code known since 2026-11-25} or {@code known}; null without a comparison. */
  static @Nullable String status(Merged merged, Finding finding) {
    if (merged.status(finding) == null) {
      return null;
    }
    return !merged.isKnown(finding)
        ? "new"
        : merged.since(finding) == null ? "known" : "known since " + merged.since(finding);
  }

  /** The creation stack of the resource to close; null if it is not known. */
  static @Nullable Stack birth(Merged merged, Finding finding) {
    Resource root = merged.root(finding);
    return root == null ? null : merged.jvm(finding).dump.stack(root.stack());
  }
}
