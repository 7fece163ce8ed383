package dev.overstay.check;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.merge.MergedFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts about a finding that all formats share. */
final class FindingText {
  private FindingText() {}

  /** The last part of the JVM's working directory. */
  static String project(Dump dump) {
    String dir = dump.jvm().workDir().replace('\\', '/');
    while (dir.endsWith("/")) {
      dir = dir.substring(0, dir.length() - 1);
    }
    String name = dir.substring(dir.lastIndexOf('/') + 1);
    return name.isEmpty() ? dump.jvm().workDir() : name;
  }

  /** {@code orders-service, pid 48213}. */
  static String jvm(Dump dump) {
    return project(dump) + ", pid " + dump.jvm().pid();
  }

  /**
   * The JVM that reports most about it, and how many others do: {@code shop, pid 3, and 2 more
   * JVMs}.
   */
  static String jvms(MergedFinding finding) {
    int others = finding.dumps().size() - 1;
    return jvm(finding.dump())
        + (others == 0 ? "" : ", and " + others + " more " + (others == 1 ? "JVM" : "JVMs"));
  }

  /**
   * The line of code that created it: {@code OrdersIT.start(OrdersIT.java:88)}; null if unknown.
   */
  static @Nullable String madeBy(MergedFinding finding) {
    Frame by = finding.finding().madeBy();
    return by == null ? null : by.words() + (by.own() ? "" : " in a library");
  }

  /** The tests in which it was created; if that is uncertain, the tests that ran. */
  static List<String> tests(MergedFinding finding) {
    List<String> tests = new ArrayList<>();
    for (Integer id : finding.finding().tests()) {
      TestRun test = finding.dump().test(id);
      if (test != null) {
        tests.add(test.shortName());
      }
    }
    return tests;
  }

  /** The test in which it was created, and how certain that is; null if no test is known. */
  static @Nullable String test(MergedFinding finding) {
    List<String> tests = tests(finding);
    Resource root = finding.root();
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
  static @Nullable String status(MergedFinding finding) {
    if (finding.status() == null) {
      return null;
    }
    return !finding.isKnown()
        ? "new"
        : finding.since() == null ? "known" : "known since " + finding.since();
  }

  /** The creation stack of the resource to close; null if it is not known. */
  static @Nullable Stack birth(MergedFinding finding) {
    Resource root = finding.root();
    return root == null ? null : finding.dump().stack(root.stack());
  }
}
