package dev.overstay.check;

import dev.overstay.check.Judged.Outcome;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import dev.overstay.text.Iso;
import dev.overstay.text.Plural;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
    int unread = judged.lost().isEmpty() ? 0 : 1;
    List<EndedJvm> ended = judged.endedByTests();
    int cases = findings + unread + ended.size();
    int quiet = judged.with(Outcome.KNOWN).size() + judged.with(Outcome.IGNORED).size();
    Xml xml = new Xml(out);
    xml.open(
        "testsuite",
        "name",
        "overstay",
        "tests",
        "" + Math.max(1, cases),
        "failures",
        "" + judged.with(Outcome.FAILS).size(),
        "errors",
        "" + (unread + (judged.failsEnded() ? ended.size() : 0)),
        "skipped",
        "" + quiet,
        "time",
        "0",
        "timestamp",
        timestamp(judged));
    Set<String> names = new HashSet<>();
    for (Finding finding : judged.merged().findings()) {
      testCase(judged, finding, names, xml);
    }
    for (EndedJvm jvm : ended) {
      ended(judged, jvm, xml);
    }
    if (unread > 0) {
      String words = Plural.of(judged.lost().size(), "dump") + " could not be judged";
      xml.open("testcase", "classname", "overstay", "name", "dumps can be read", "time", "0");
      xml.leaf("error", "What they hold is not known.", "type", "unreadable", "message", words);
      xml.close("testcase");
    } else if (cases == 0) {
      // A report without a test case is an error to some readers.
      xml.leaf("testcase", "", "classname", "overstay", "name", "nothing left behind", "time", "0");
    }
    if (!judged.warnings().isEmpty()) {
      xml.leaf("system-err", String.join("\n", judged.warnings()));
    }
    xml.close("testsuite");
  }

  private static void ended(Judged judged, EndedJvm jvm, Xml xml) throws IOException {
    xml.open("testcase", "classname", jvm.className(), "name", jvm.name(), "time", "0");
    StringBuilder body = new StringBuilder("in JVM " + jvm.jvm().nameWithPid() + "\n");
    for (String frame : jvm.frames()) {
      body.append("\tat ").append(frame).append('\n');
    }
    if (judged.failsEnded()) {
      xml.leaf("error", body.toString(), "type", EndedJvm.TYPE, "message", jvm.headline());
    } else {
      xml.leaf("system-out", jvm.headline() + "\n" + body);
    }
    xml.close("testcase");
  }

  private static void testCase(Judged judged, Finding finding, Set<String> names, Xml xml)
      throws IOException {
    Merged merged = judged.merged();
    String owner = owner(merged, finding);
    // Readers treat two test cases with the same name as one.
    String name =
        names.add(owner + ' ' + finding.title())
            ? finding.title()
            : finding.title() + " (" + finding.id() + ")";
    xml.open("testcase", "classname", owner, "name", name, "time", "0");
    switch (judged.outcome(finding)) {
      case FAILS ->
          xml.leaf(
              "failure",
              body(merged, finding),
              "type",
              finding.effect().label(),
              "message",
              finding.title() + ". " + finding.fix());
      case KNOWN ->
          xml.leaf("skipped", "", "message", String.valueOf(FindingText.status(merged, finding)));
      case IGNORED ->
          xml.leaf("skipped", "", "message", "ignored by rule " + finding.suppressedBy());
      case ALLOWED -> xml.leaf("system-out", body(merged, finding));
    }
    xml.close("testcase");
  }

  /**
   * The class under which a reader shows the finding: that of the own code that created it, or that
   * of a test.
   */
  private static String owner(Merged merged, Finding finding) {
    Frame by = finding.madeBy();
    if (by != null && by.own()) {
      return by.className();
    }
    for (Integer id : finding.tests()) {
      TestRun test = merged.jvm(finding).dump.test(id);
      if (test != null) {
        return test.className();
      }
    }
    return "overstay";
  }

  private static String body(Merged merged, Finding finding) {
    StringBuilder body = new StringBuilder(finding.effect().words());
    String by = FindingText.madeBy(finding);
    String test = FindingText.test(merged, finding);
    String status = FindingText.status(merged, finding);
    body.append("\nfix: ").append(finding.fix());
    body.append(by == null ? "" : "\nmade by " + by).append(test == null ? "" : "\nin " + test);
    body.append("\nin JVM ").append(FindingText.jvms(merged, finding));
    body.append(status == null ? "" : "\n" + status).append('\n');
    Stack birth = FindingText.birth(merged, finding);
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
    for (Index jvm : judged.merged().jvms()) {
      Instant started = jvm.dump.jvm().startedAt();
      first = started.isBefore(first) ? started : first;
    }
    return Iso.format(first).substring(0, "2026-11-22T19:04:05".length());
  }
}
