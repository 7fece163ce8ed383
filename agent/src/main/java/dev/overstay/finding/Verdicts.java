package dev.overstay.finding;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Runner;
import dev.overstay.dump.Verdict;
import dev.overstay.grouping.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the headline of a dump and the state of the exit. */
public final class Verdicts {
  private static final String HIDES = " hides it: it ends the JVM with System.exit";

  private Verdicts() {}

  /**
   * The verdict on what was found.
   *
   * @param exited whether System.exit was called, so that threads no longer block the exit
   * @param stalls whether the JVM still runs although its end was due long ago
   * @param tracked how many resources were ever recorded
   * @param live how many of them live
   */
  public static Verdict of(
      Diagnosed result, Jvm jvm, boolean exited, boolean stalls, long tracked, long live) {
    List<Finding> findings = counting(result);
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Effect effect : Effect.values()) {
      counts.put(effect, 0);
    }
    for (Finding finding : findings) {
      Integer count = counts.get(finding.effect());
      counts.put(finding.effect(), count == null ? 1 : count + 1);
    }
    // An ignored finding still has its effect on the exit.
    ExitState exit = exit(result.findings());
    int others = Math.max(0, findings.size() - countOf(findings, Effect.IN_USE) - 1);
    ExitState ofCounting = exit(findings);
    String headline =
        stalls && result.findings().isEmpty() && result.cutShort() == null
            ? "This JVM does not end, and nothing that is known here holds it"
            : headline(result, ofCounting, jvm, exited, others);
    return new Verdict(
        headline,
        others == 0 ? null : headline(result, ofCounting, jvm, exited, 0),
        exit,
        counts,
        tracked,
        Math.max(0, tracked - live));
  }

  private static int countOf(List<Finding> findings, Effect effect) {
    int count = 0;
    for (Finding finding : findings) {
      count += finding.effect() == effect ? 1 : 0;
    }
    return count;
  }

  private static String leaving(Diagnosed result, String more) {
    List<Finding> findings = counting(result);
    if (findings.isEmpty()) {
      return "";
    }
    if (findings.get(0).effect() == Effect.IN_USE) {
      return "";
    }
    String verb = result.isRunningTest(findings.get(0)) ? "; " : "; left behind: ";
    return verb + findings.get(0).titleWithin() + more;
  }

  /** The findings that no rule silences. */
  private static List<Finding> counting(Diagnosed result) {
    List<Finding> counting = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.suppressedBy() == null) {
        counting.add(finding);
      }
    }
    return counting;
  }

  private static ExitState exit(List<Finding> findings) {
    Effect worst = Effect.LEFT_OPEN;
    for (Finding finding : findings) {
      worst = finding.effect().compareTo(worst) < 0 ? finding.effect() : worst;
    }
    return switch (worst) {
      case STALLS_SHUTDOWN -> ExitState.STALLED;
      case HOLDS_BUILD -> ExitState.HELD;
      case BLOCKS_EXIT -> ExitState.BLOCKED;
      default -> ExitState.FREE;
    };
  }

  private static String headline(
      Diagnosed result, ExitState exit, Jvm jvm, boolean exited, int others) {
    List<Finding> findings = counting(result);
    String more = others == 0 ? "" : ", and " + others + " more";
    String cutShort = result.cutShort();
    if (cutShort != null) {
      return cutShort + leaving(result, more);
    }
    int ignored = result.findings().size() - findings.size();
    if (findings.isEmpty()) {
      return (exit(result.findings()) == ExitState.FREE ? "This JVM can exit: nothing" : "Nothing")
          + " was left behind"
          + (ignored == 0 ? "" : " but " + ignored + " ignored by rules");
    }
    Finding worst = findings.get(0);
    String title = worst.titleWithin();
    Resource root = result.resource(worst.root());
    // If a resource is older than the agent, only its current place is known.
    String made = root != null && root.stack() == null ? ", at " : ", made by ";
    String by = worst.madeBy() == null ? "" : made + worst.madeBy().words();
    if (result.isRunningTest(worst)) {
      return worst.title() + more;
    }
    boolean waits = jvm.runner().equals(Runner.EXEC_MAVEN.label());
    return switch (exit) {
      case HELD ->
          Runner.labelled(jvm.runner()).waiter + " waits for " + holder(result, worst) + more;
      case BLOCKED ->
          jvm.exitsBySystemExit()
              ? worst.title() + by + more + "; " + Runner.labelled(jvm.runner()).words + HIDES
              : exited
                  ? worst.title() + by + more + "; only System.exit ends this JVM"
                  : (waits ? "Maven waits: " : "This JVM can't exit: ")
                      + title
                      + by
                      + until(worst, result.at())
                      + more;
      case STALLED -> "This JVM can't end: " + title + by + more;
      default ->
          (worst.effect() == Effect.DELAYED_EXIT
                  ? "This JVM ends, but "
                  : "This JVM can exit, but ")
              + title
              + by
              + more;
    };
  }

  /**
   * The process that holds this JVM's output, where it comes from, and the streams that it holds.
   */
  private static String holder(Diagnosed result, Finding finding) {
    Resource root = result.resource(finding.root());
    Map<String, @Nullable Object> child = root == null ? Map.of() : root.detail();
    Map<?, ?> holder = child;
    if (!Boolean.TRUE.equals(child.get("holdsStdioOfJvm"))
        && child.get("descendants") instanceof Iterable<?> descendants) {
      for (Object descendant : descendants) {
        if (descendant instanceof Map<?, ?> map
            && Boolean.TRUE.equals(map.get("holdsStdioOfJvm"))) {
          holder = map;
        }
      }
    }
    String name = root == null ? "" : root.name();
    String by = finding.madeBy() == null ? "" : ", started at " + finding.madeBy().words();
    String from = holder == child ? "" : ", a descendant of `" + name + "`";
    String command = holder == child ? name : Names.shortCommand(holder.get("command"));
    boolean out = "inherit".equals(holder.get("stdout"));
    boolean err = "inherit".equals(holder.get("stderr"));
    String streams =
        out == err ? "stdout" + (out ? " and" : " or") + " stderr" : out ? "stdout" : "stderr";
    return "process "
        + holder.get("pid")
        + " `"
        + command
        + "`"
        + from
        + by
        + ": it holds this JVM's "
        + streams;
  }

  /** The time after which a finding ends on its own, as a clause; empty if it is not known. */
  private static String until(Finding finding, long at) {
    Long seconds = finding.secondsLeft(at);
    return seconds == null ? "" : "; it ends on its own within " + seconds + " s";
  }
}
