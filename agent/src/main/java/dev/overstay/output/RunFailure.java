package dev.overstay.output;

import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Runner;
import dev.overstay.dump.TestRun;
import dev.overstay.option.Options;

/** Decides which findings make the run fail rather than a test or class. */
@Late
public final class RunFailure {
  private RunFailure() {}

  /** The number of findings that make the run fail. */
  public static int count(Dump dump, Options options) {
    int failing = 0;
    for (Finding finding : dump.findings()) {
      failing += is(finding, dump, options) ? 1 : 0;
    }
    return failing;
  }

  private static boolean is(Finding finding, Dump dump, Options options) {
    return options.failOn().contains(finding.effect())
        && finding.suppressedBy() == null
        && !"known".equals(finding.baseline())
        && isJudgedLast(finding, dump, options);
  }

  private static boolean isJudgedLast(Finding finding, Dump dump, Options options) {
    if (options.failAt("run") || !Runner.labelled(dump.jvm().runner()).runsTests()) {
      return true;
    }
    // TestNG does not have results for classes.
    for (int id : finding.tests()) {
      TestRun test = dump.test(id);
      if (options.failAt("class")
          && test != null
          && test.uniqueId().startsWith("[engine:testng]")) {
        return true;
      }
    }
    return false;
  }
}
