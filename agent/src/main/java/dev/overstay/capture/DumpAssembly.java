package dev.overstay.capture;

import dev.overstay.dump.Dump;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Health;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Trigger;
import dev.overstay.dump.Verdict;
import dev.overstay.finding.BirthCounts;
import dev.overstay.finding.Diagnosed;
import dev.overstay.finding.Verdicts;
import dev.overstay.grouping.AcceptedFindings;
import dev.overstay.grouping.Rule;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import dev.overstay.output.Version;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.trigger.ExitLog;
import dev.overstay.weave.WeaveFailure;
import dev.overstay.weave.Weaver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assembles the dump from the data of the other packages. */
final class DumpAssembly {
  private final Weaver weaver;
  private final ExitLog log;
  private final AcceptedFindings accepted;

  /** Nanoseconds that the start took. */
  long startupNanos;

  /** Nanoseconds spent on snapshots so far. */
  long snapshotNanos;

  DumpAssembly(Weaver weaver, ExitLog log, AcceptedFindings accepted) {
    this.accepted = accepted;
    this.weaver = weaver;
    this.log = log;
  }

  Dump dump(Jvm jvm, Diagnosed result, History history, LiveSet set, List<Live> hooks) {
    long born = set.hooks().size();
    for (Live live : set.resources()) {
      born += live.birth == null ? 0 : 1;
    }
    return new Dump(
        "overstay " + Version.TEXT,
        jvm,
        verdict(result, jvm, history, born),
        result.findings(),
        result.resources(),
        result.stacks(),
        result.tests(),
        result.testClasses(),
        history.snapshots(),
        shutdown(hooks, result),
        result.deadlocks(),
        health());
  }

  /**
   * A dump without the live resources, because of {@code why}.
   *
   * @param counts the counts that replace the resources; null if there is no memory for counting
   */
  Dump small(Jvm jvm, Trigger trigger, String why, @Nullable BirthCounts counts) {
    long now = System.currentTimeMillis();
    Instant at = Instant.ofEpochMilli(now);
    long uptime = Math.max(0, now - jvm.startedAt().toEpochMilli());
    ExitState exit = trigger == Trigger.EXIT_STALLED ? ExitState.STALLED : ExitState.FREE;
    String missing = "the findings are missing: " + why;
    List<String> warnings = new ArrayList<>();
    warnings.add(missing);
    if (counts != null) {
      warnings.add("counted, and not asked whether still open: " + counts.words());
    }
    int threads = counts == null ? 0 : counts.threads();
    int resources = counts == null ? 0 : counts.resources();
    return new Dump(
        "overstay " + Version.TEXT,
        jvm,
        new Verdict(missing, null, exit, Map.of(), Ledger.tracked(), 0),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Snapshot(1, trigger, at, uptime, threads, resources)),
        null,
        List.of(),
        new Health(
            weaver.woven(),
            List.of(),
            Ledger.dropped(),
            millis(startupNanos),
            millis(snapshotNanos),
            Ledger.virtualThreads(),
            warnings,
            List.of(),
            missing));
  }

  private Verdict verdict(Diagnosed result, Jvm jvm, History history, long born) {
    List<Snapshot> snapshots = history.snapshots();
    boolean stalls = snapshots.get(snapshots.size() - 1).trigger() == Trigger.EXIT_STALLED;
    return Verdicts.of(result, jvm, log.exited(), stalls, Ledger.tracked(), born);
  }

  private @Nullable Shutdown shutdown(List<Live> hooks, Diagnosed result) {
    Thread thread = log.thread();
    List<Integer> ids = new ArrayList<>();
    for (Live hook : hooks) {
      ids.add(hook.id);
    }
    return thread == null
        ? null
        : new Shutdown(
            new Shutdown.RequestedBy(
                thread.getName(), log.status(), result.exitStack(), result.exitTest(), log.how()),
            ids);
  }

  private Health health() {
    List<Health.FailedProbe> failed = new ArrayList<>();
    for (WeaveFailure failure : weaver.failures()) {
      failed.add(new Health.FailedProbe(failure.point().words(), failure.why()));
    }
    List<String> warnings = accepted.warnings();
    List<Health.Unmatched> unmatched = new ArrayList<>();
    for (Rule rule : accepted.unmatched()) {
      unmatched.add(new Health.Unmatched(warnings.size(), rule.text()));
      warnings.add("rule " + rule.place() + " matched nothing: " + rule.text());
    }
    for (String words : Freezer.unanswered()) {
      warnings.add(words + ": what only that object can say is missing");
    }
    if (Ledger.lostStacks() > 0) {
      warnings.add(
          "the heap was full, and the stacks of "
              + Ledger.lostStacks()
              + " resources were given up: where these were created is not known");
    }
    return new Health(
        weaver.woven(),
        failed,
        Ledger.dropped(),
        millis(startupNanos),
        millis(snapshotNanos),
        Ledger.virtualThreads(),
        warnings,
        unmatched,
        null);
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 10_000.0) / 100.0;
  }
}
