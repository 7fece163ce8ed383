package dev.overstay.dump;

import dev.overstay.text.Plain;
import dev.overstay.text.Plural;
import java.util.ArrayList;
import java.util.List;

/** The verdict for stderr and the command line: the worst findings in full, the rest counted. */
public final class VerdictText {
  private static final int MOST = 3;
  private static final int LONGEST = 300;

  private VerdictText() {}

  /**
   * The text, empty if nothing leaked and no test ended the JVM. {@code report} is the file to
   * open, empty if none could be written.
   */
  public static String of(Dump dump, String report) {
    List<Finding> findings = new ArrayList<>();
    int known = 0;
    int inUse = 0;
    for (Finding finding : dump.findings()) {
      boolean isKnown = "known".equals(finding.baseline());
      known += isKnown && finding.suppressedBy() == null ? 1 : 0;
      if (finding.effect() == Effect.IN_USE) {
        inUse += finding.resources().size() + finding.unlisted();
      } else if (finding.suppressedBy() == null && !isKnown) {
        findings.add(finding);
      }
    }
    StringBuilder out = new StringBuilder();
    if (dump.isCutShort()) {
      out.append("overstay: ").append(shown(dump.verdict().headline())).append('\n');
    }
    int shown = 0;
    while (shown < findings.size()
        && shown < MOST
        && findings.get(shown).effect() == findings.get(0).effect()) {
      finding(findings.get(shown), dump, out);
      shown++;
    }
    if (shown < findings.size()) {
      out.append("  also      ")
          .append(rest(findings.subList(shown, findings.size())))
          .append('\n');
    }
    if (inUse > 0 && out.length() > 0) {
      out.append("  in use    ").append(Plural.of(inUse, "resource"));
      out.append(" of the test that ran\n");
    }
    if (known > 0) {
      out.append(shown > 0 ? "  known     " : "overstay: nothing new; ");
      out.append(known).append(" of the baseline still left behind\n");
    }
    if (!report.isEmpty() && (known > 0 || shown > 0 || dump.isCutShort())) {
      out.append("  report    ").append(Plain.of(report)).append('\n');
    }
    return out.toString();
  }

  /** Adds the lines of one finding in full, the last with its line feed. */
  public static void finding(Finding finding, Dump dump, StringBuilder out) {
    out.append("overstay: ").append(shown(finding.titleWithin())).append('\n');
    out.append("  made by   ");
    if (finding.madeBy() == null) {
      out.append("unknown: it was there before the agent, or native code made it");
    } else {
      out.append(shown(finding.madeBy().words()));
      out.append(finding.madeBy().own() ? "" : " in a library");
    }
    test(finding, dump, out);
    out.append("\n  effect    ").append(finding.effect().words());
    if (finding.effect() == Effect.BLOCKS_EXIT && dump.jvm().exitsBySystemExit() && !isHung(dump)) {
      out.append(" (").append(Runner.labelled(dump.jvm().runner()).words);
      out.append(" hides it: it ends the JVM with System.exit)");
    }
    String waiter = Runner.labelled(dump.jvm().runner()).waiter;
    if (finding.effect() == Effect.STALLS_SHUTDOWN && waiter.equals("Maven")) {
      out.append(" (Maven ends this JVM after forkedProcessExitTimeoutInSeconds, 30 s if unset)");
    }
    if (finding.effect() == Effect.HOLDS_BUILD) {
      out.append(" (").append(waiter).append(" reads this JVM's output until it ends)");
    }
    out.append(progress(finding, dump));
    Finding.Outlived outlived = finding.outlived();
    if (outlived.cpuMsInOtherTests() > 0) {
      out.append("\n  outlived  ").append(outlived.tests());
      out.append(outlived.tests() == 1 ? " other test, using " : " other tests, using ");
      out.append(outlived.cpuMsInOtherTests()).append(" ms of CPU in ");
      out.append(outlived.tests() == 1 ? "it" : "them");
    }
    if (dump.isRunningTest(finding)) {
      out.append(TestThreads.of(finding, dump));
    }
    out.append("\n  fix       ").append(shown(finding.fix())).append('\n');
  }

  /**
   * Whether a test does not end: then that holds the build, whatever the runner does at its end.
   */
  private static boolean isHung(Dump dump) {
    for (Finding finding : dump.findings()) {
      if (dump.isRunningTest(finding)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is stuck or only slow, if two snapshots far enough apart show that. */
  private static String progress(Finding finding, Dump dump) {
    List<Snapshot> snapshots = dump.snapshots();
    Long seconds =
        snapshots.isEmpty()
            ? null
            : finding.secondsLeft(snapshots.get(snapshots.size() - 1).at().toEpochMilli());
    return switch (finding.progress()) {
      case STUCK -> "; stuck: nothing moved between two snapshots";
      case BUSY -> "; busy: it still moves";
      // If no time is known, the fix says what will end it.
      case ENDING -> seconds == null ? "" : "; ends on its own within " + seconds + " s";
      case UNKNOWN -> "";
    };
  }

  private static void test(Finding finding, Dump dump, StringBuilder out) {
    TestRun test = finding.tests().isEmpty() ? null : dump.test(finding.tests().get(0));
    Resource root = dump.resource(finding.root());
    if (test == null || root == null) {
      return;
    }
    String name = shown(test.shortName());
    switch (root.attribution()) {
      case SHARED -> out.append(", shared: created once; ").append(name).append(" was the first");
      case UNCERTAIN ->
          out.append(", in one of ").append(finding.tests().size()).append(" tests at that time");
      default -> {
        int others = finding.tests().size() - 1;
        out.append(others == 0 ? times(finding.count()) : ", ").append("in ").append(name);
        String and = name.indexOf(' ') < 0 ? " and " : ", and ";
        out.append(others == 0 ? "" : and + others + (others == 1 ? " other" : " others"));
      }
    }
  }

  /** Names can contain anything, but must not add lines or move the cursor. */
  private static String shown(String text) {
    return Plain.cut(Plain.of(text), LONGEST);
  }

  private static String times(int count) {
    return count == 1 ? ", " : count == 2 ? ", twice " : ", " + count + " times ";
  }

  private static String rest(List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    for (Effect effect : Effect.values()) {
      int count = 0;
      for (Finding finding : findings) {
        count += finding.effect() == effect ? 1 : 0;
      }
      if (count > 0) {
        out.append(out.length() == 0 ? "" : ", ").append(count).append(' ').append(effect.words());
      }
    }
    return out.toString();
  }
}
