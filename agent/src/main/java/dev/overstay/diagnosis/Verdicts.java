package dev.overstay.diagnosis;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one sentence, and what the exit comes to. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * The verdict on what was found.
   *
   * @param exited whether somebody called System.exit, so that threads hold nothing any more
   * @param tracked how many resources were ever recorded
   * @param live how many of them live
   */
  public static Verdict of(
      Diagnosis.Result result, Jvm jvm, boolean exited, long tracked, long live) {
    List<Finding> findings = result.findings();
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Effect effect : Effect.values()) {
      counts.put(effect, 0);
    }
    for (Finding finding : findings) {
      Integer count = counts.get(finding.effect());
      counts.put(finding.effect(), count == null ? 1 : count + 1);
    }
    ExitState exit = exit(findings);
    String cutShort = result.cutShort();
    String headline = headline(result, exit, jvm, exited);
    return new Verdict(
        cutShort == null ? headline : cutShort + leaving(findings),
        exit,
        counts,
        tracked,
        Math.max(0, tracked - live));
  }

  private static String leaving(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    String more = findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more";
    return "; left behind: " + lower(findings.get(0).title()) + more;
  }

  private static ExitState exit(List<Finding> findings) {
    return findings.isEmpty()
        ? ExitState.FREE
        : switch (findings.get(0).effect()) {
          case STALLS_SHUTDOWN -> ExitState.STALLED;
          case HOLDS_BUILD -> ExitState.HELD;
          case BLOCKS_EXIT -> ExitState.BLOCKED;
          default -> ExitState.FREE;
        };
  }

  private static String headline(Diagnosis.Result result, ExitState exit, Jvm jvm, boolean exited) {
    List<Finding> findings = result.findings();
    if (findings.isEmpty()) {
      return "This JVM can exit: nothing was left behind";
    }
    Finding worst = findings.get(0);
    String title = lower(worst.title());
    String by = worst.madeBy() == null ? "" : ", made by " + worst.madeBy().words();
    String more = findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more";
    if (result.isRunningTest(worst)) {
      return worst.title() + more;
    }
    return switch (exit) {
      case HELD ->
          waiter(jvm) + " waits: " + title + by + ", and holds this JVM's stdout or stderr" + more;
      case BLOCKED ->
          jvm.exitsBySystemExit() || exited
              ? worst.title() + by + more + "; only System.exit ends this JVM"
              : "This JVM can't exit: " + title + by + more;
      case STALLED -> "This JVM can't end: " + title + by + more;
      default -> "This JVM can exit, but " + title + by + more;
    };
  }

  private static String waiter(Jvm jvm) {
    return switch (jvm.runner()) {
      case "surefire", "failsafe", "exec-maven" -> "Maven";
      case "gradle" -> "Gradle";
      default -> "Whoever reads its output";
    };
  }

  /** A title within a sentence. */
  public static String lower(String title) {
    return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }
}
