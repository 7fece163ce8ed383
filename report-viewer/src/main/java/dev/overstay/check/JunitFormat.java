package dev.overstay.check;

import dev.overstay.check.Judged.Outcome;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.merge.MergedFinding;
import dev.overstay.text.Iso;
import dev.overstay.text.Plural;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** JUnit's XML as Surefire writes it, for Jenkins and GitLab: one test case per finding. */
final class JunitFormat implements CheckFormat {
  @Override
  public String name() {
    return "junit";
  }

  @Override
  public void write(Judged judged, Sources sources, OutputStream out) throws IOException {
    int findings = judged.merged().findings().size();
    int errors = judged.lost().isEmpty() ? 0 : 1;
    int quiet = judged.with(Outcome.KNOWN).size() + judged.with(Outcome.IGNORED).size();
    Xml xml = new Xml(out);
    xml.open(
        "testsuite",
        "name",
        "overstay",
        "tests",
        "" + Math.max(1, findings + errors),
        "failures",
        "" + judged.with(Outcome.FAILS).size(),
        "errors",
        "" + errors,
        "skipped",
        "" + quiet,
        "time",
        "0",
        "timestamp",
        timestamp(judged));
    Set<String> names = new HashSet<>();
    for (MergedFinding finding : judged.merged().findings()) {
      testCase(judged.outcome(finding), finding, names, xml);
    }
    if (errors > 0) {
      String unread = Plural.of(judged.lost().size(), "dump") + " could not be judged";
      xml.open("testcase", "classname", "overstay", "name", "dumps can be read", "time", "0");
      xml.leaf("error", "What they hold is not known.", "type", "unreadable", "message", unread);
      xml.close("testcase");
    } else if (findings == 0) {
      // A report without a test case is an error to some readers.
      xml.leaf("testcase", "", "classname", "overstay", "name", "nothing left behind", "time", "0");
    }
    if (!judged.warnings().isEmpty()) {
      xml.leaf("system-err", String.join("\n", judged.warnings()));
    }
    xml.close("testsuite");
  }

  private static void testCase(Outcome outcome, MergedFinding merged, Set<String> names, Xml xml)
      throws IOException {
    Finding finding = merged.finding();
    String owner = owner(merged);
    // Readers treat two test cases with the same name as one.
    String name =
        names.add(owner + ' ' + finding.title())
            ? finding.title()
            : finding.title() + " (" + finding.id() + ")";
    xml.open("testcase", "classname", owner, "name", name, "time", "0");
    switch (outcome) {
      case FAILS ->
          xml.leaf(
              "failure",
              body(merged),
              "type",
              finding.effect().label(),
              "message",
              finding.title() + ". " + finding.fix());
      case KNOWN -> xml.leaf("skipped", "", "message", String.valueOf(FindingText.status(merged)));
      case IGNORED ->
          xml.leaf("skipped", "", "message", "ignored by rule " + finding.suppressedBy());
      case ALLOWED -> xml.leaf("system-out", body(merged));
    }
    xml.close("testcase");
  }

  /**
   * The class under which a reader shows the finding: that of the own code that created it, or that
   * of a test.
   */
  private static String owner(MergedFinding finding) {
    Frame by = finding.finding().madeBy();
    if (by != null && by.own()) {
      return by.className();
    }
    for (Integer id : finding.finding().tests()) {
      TestRun test = finding.dump().test(id);
      if (test != null) {
        return test.className();
      }
    }
    return "overstay";
  }

  private static String body(MergedFinding merged) {
    StringBuilder body = new StringBuilder(merged.finding().effect().words());
    String by = FindingText.madeBy(merged);
    String test = FindingText.test(merged);
    String status = FindingText.status(merged);
    body.append("\nfix: ").append(merged.finding().fix());
    body.append(by == null ? "" : "\nmade by " + by).append(test == null ? "" : "\nin " + test);
    body.append("\nin JVM ").append(FindingText.jvms(merged));
    body.append(status == null ? "" : "\n" + status).append('\n');
    Stack birth = FindingText.birth(merged);
    if (birth != null) {
      for (String frame : birth.frames()) {
        body.append("\tat ").append(frame).append('\n');
      }
    }
    return body.toString();
  }

  /** When the first JVM started, without a time zone, as readers expect it. */
  private static String timestamp(Judged judged) {
    Instant first = Instant.MAX;
    for (var dump : judged.merged().dumps()) {
      first = dump.jvm().startedAt().isBefore(first) ? dump.jvm().startedAt() : first;
    }
    return Iso.format(first).substring(0, "2026-11-22T19:04:05".length());
  }
}
