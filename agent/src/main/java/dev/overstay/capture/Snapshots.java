package dev.overstay.capture;

import dev.overstay.base.LateClasses;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Runner;
import dev.overstay.dump.Trigger;
import dev.overstay.finding.BirthCounts;
import dev.overstay.finding.Diagnosed;
import dev.overstay.finding.Diagnosis;
import dev.overstay.finding.DiagnosisContext;
import dev.overstay.finding.ExitRequest;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import dev.overstay.object.SourceCode;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.output.SmallDumps;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.snapshot.Sampler;
import dev.overstay.trigger.ExitLog;
import dev.overstay.trigger.TriggerPlan;
import dev.overstay.trigger.TriggerPlan.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the snapshots of one JVM: freezes, waits for resources that are ending, diagnoses. */
final class Snapshots implements SmallDumps {
  // The time in which a resource that a hook has just stopped, for example a process, may end.
  private static final long AFTER_HOOKS_MS = 100;
  private static final long FIRST_PAUSE_MS = 5;
  private static final long LONGEST_PAUSE_MS = 100;

  private final Setup setup;
  private final Options options;
  private final Set<Kind> kinds;
  private final ExitLog log;
  private final Freezer freezer;
  private final History history;
  private final SourceCode source = new SourceCode();
  private final Sampler sampler = new Sampler();
  private final Set<Integer> waitedFor = new HashSet<>();
  // The ids of resources that are ending: a process does not end at once after its signal.
  private final Set<Integer> toldToEnd = new HashSet<>();
  private final DumpAssembly assembly;
  private @Nullable Awaited awaited;
  private List<Live> processes = List.of();
  private List<List<Live>> leftAtExit = List.of();
  private int exitSnapshot;
  private long waitedNanos;

  Snapshots(Setup setup, ExitLog log) {
    this.setup = setup;
    this.options = setup.options;
    this.kinds = setup.kinds;
    this.freezer = setup.freezer();
    this.log = log;
    this.history = new History(setup.startedAt);
    this.assembly = new DumpAssembly(setup.weaver, log, setup.accepted);
  }

  /** Sets how long the start took. */
  void started(long nanos) {
    assembly.startupNanos = nanos;
  }

  /**
   * The processes that were live at the latest snapshot, whether findings or not. They are returned
   * only once, because snapshots are not kept.
   */
  List<Live> takeProcesses() {
    List<Live> seen = processes;
    processes = List.of();
    return seen;
  }

  /**
   * Takes a snapshot of the live resources, after those that end on their own have ended.
   *
   * @param began when the trigger fired, by {@code System.nanoTime}
   * @param spentNanos the time that all earlier snapshots took
   */
  Dump take(Trigger trigger, long began, long spentNanos) {
    TriggerPlan plan = TriggerPlan.of(trigger);
    Jvm facts = setup.facts();
    source.renew();
    long looked = System.nanoTime();
    LiveSet set = freeze(plan);
    Diagnosis diagnosis = diagnose(set, plan);
    Grace grace =
        diagnosis.isClean()
            ? null
            : new Grace(began, graceMs(plan), FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    boolean hooksRan = !kinds.contains(Kinds.SHUTDOWN_HOOK) || ClosingHooks.anyIn(set.hooks());
    long afterHooks = plan.has(Trait.SETTLES) && hooksRan ? AFTER_HOOKS_MS * 1_000_000 : 0;
    toldToEnd.clear();
    boolean cutShort = false;
    int looks = 1;
    while (grace != null && !diagnosis.isClean() && !log.hurried()) {
      boolean mayEnd = mayEnd(diagnosis);
      cutShort = grace.isCutShort();
      if (cutShort
          || (mayEnd ? grace.isOver() : grace.has(afterHooks))
          || (toldToEnd.isEmpty() && Crowd.isSettled(diagnosis, looked))) {
        break;
      }
      // A look at thousands takes long: then looks take only half of the time.
      long look = (System.nanoTime() - looked) / 1_000_000;
      long paused = System.nanoTime();
      Crowd.pause(Math.max(look, grace.nextPauseMs()));
      waitedNanos += System.nanoTime() - paused;
      looked = System.nanoTime();
      set = freeze(plan);
      diagnosis = diagnose(set, plan);
      looks++;
    }
    boolean tests = Runner.labelled(facts.runner()).runsTests();
    processes = set.processes();
    List<Live> named = diagnosis.named();
    int snapshot = history.add(trigger, set);
    List<Live> late = List.of();
    if (awaited != null && log.begun()) {
      late = awaited.ended(set, ids(named), log);
    }
    if (trigger == Trigger.EXIT_STALLED && !diagnosis.isClean()) {
      Awaited those = awaited == null ? new Awaited() : awaited;
      awaited = those;
      those.add(diagnosis, log, history);
    }
    List<Live> ended = new ArrayList<>();
    if (trigger == Trigger.EXIT_REQUESTED) {
      Set<Live> but = cutShort ? hadNoTime(diagnosis, looks > 1) : Set.of();
      leftAtExit = diagnosis.leftAtExit(set.hooks(), tests, log.endedByMain(), but);
      exitSnapshot = snapshot;
    } else if (trigger == Trigger.AFTER_HOOKS) {
      for (Live live : Diagnosis.endedByHooks(leftAtExit, set, log.beganAt())) {
        ended.add(live.endedAfter(List.of(exitSnapshot), Map.of()));
      }
    }
    if (!ended.isEmpty() || !late.isEmpty()) {
      diagnosis = diagnose(set.with(ended, late), plan);
    }
    if (!plan.has(Trait.IS_POINT_IN_TIME)) {
      waitedFor.clear();
      for (Live live : named) {
        waitedFor.add(live.id);
      }
    }
    // java.management would delay a halt, or an exit with thousands of resources.
    boolean hurries = plan.has(Trait.IS_HASTY) || (plan.has(Trait.HOLDS_EXIT) && Ledger.hasMany());
    boolean locks = !hurries || diagnosis.hasStanding();
    sampler.sample(snapshot, diagnosis.listed(), locks, set.at(), history);
    List<Live> hooks = log.begun() || plan.has(Trait.LISTS_HOOKS) ? set.hooks() : List.of();
    Map<Integer, @Nullable Long> hookMillis = new HashMap<>();
    for (Live hook : hooks) {
      hookMillis.put(hook.id, log.endedAfterMs(hook.key));
    }
    Diagnosed result =
        diagnosis.result(
            hooks,
            new DiagnosisContext(
                history,
                options.number(Option.DEPTH),
                options.is(Option.REDACT),
                tests,
                new ExitRequest(
                    Runner.labelled(facts.runner()).words,
                    log.thread(),
                    log.event(),
                    log.status(),
                    log.how()),
                hookMillis,
                locks && findsStalls(plan) && !diagnosis.isClean() ? Deadlocks.find() : List.of()));
    assembly.snapshotNanos = spentNanos + System.nanoTime() - began - waitedNanos;
    return assembly.dump(facts, result, history, set, hooks);
  }

  /** Whether the snapshot before the shutdown hooks is left to the one after them. */
  boolean isLeftToNextLook(Trigger trigger) {
    return trigger == Trigger.EXIT_REQUESTED && Ledger.hasMany() && Crowd.isLeftToNextLook(kinds);
  }

  /** Counts the live resources, if there is no time to query them. */
  BirthCounts count() {
    LateClasses.define();
    return BirthCounts.now(setup.ownCode());
  }

  @Override
  public Dump small(Trigger trigger, String why, @Nullable BirthCounts counts) {
    return assembly.small(setup.facts(), trigger, why, counts);
  }

  private LiveSet freeze(TriggerPlan plan) {
    // A slow hook is not a stall yet, unless the user's time for a stall is over.
    boolean stalls = plan.has(Trait.FINDS_STALLS) && plan.has(Trait.SAYS_VERDICT);
    boolean hooksStall =
        log.hooksRunForMs() > options.millis(Option.GRACE) || (stalls && !plan.has(Trait.IS_HASTY));
    return freezer.freeze(log.beganAt(), hooksStall, plan.has(Trait.LISTS_HOOKS));
  }

  /** Whether running tests are reported, because the trigger says so or a signal cuts them off. */
  private boolean isAmidTests(TriggerPlan plan) {
    return plan.has(Trait.REPORTS_RUNNING_TESTS) || (log.begun() && log.how().equals("signal"));
  }

  private boolean findsStalls(TriggerPlan plan) {
    return plan.has(Trait.FINDS_STALLS) || isAmidTests(plan);
  }

  private static Set<Integer> ids(List<Live> resources) {
    Set<Integer> ids = new HashSet<>();
    for (Live live : resources) {
      ids.add(live.id);
    }
    return ids;
  }

  private Diagnosis diagnose(LiveSet set, TriggerPlan plan) {
    return setup.diagnosis(
        set,
        source,
        (isAmidTests(plan) ? Diagnosis.WITH_TESTS : 0)
            + (plan.has(Trait.IS_HASTY) ? Diagnosis.FAST : 0)
            + (plan.has(Trait.REPORTS_MAIN) ? Diagnosis.WITH_MAIN : 0));
  }

  /**
   * How long live resources may take to end; they are polled, so that a clean exit does not wait.
   */
  private long graceMs(TriggerPlan plan) {
    // The other triggers fire at a given moment, and a later snapshot would be of no use.
    return plan.has(Trait.WAITS_UP_TO_GRACE) ? options.millis(Option.GRACE) : 0;
  }

  // Does not wait again for a resource for which an earlier snapshot waited in vain, unless it is
  // closing, nor for a resource that had its time since its test ended.
  private boolean mayEnd(Diagnosis diagnosis) {
    for (Live live : mayEndOf(diagnosis)) {
      if (!waitedFor.contains(live.id) || toldToEnd.contains(live.id)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The resources that had no time to end on a busy machine, and are not reported as leaked: after
   * a single look all that may end, otherwise those that were asked to end and have not ended yet.
   */
  private Set<Live> hadNoTime(Diagnosis diagnosis, boolean lookedAgain) {
    Set<Live> noTime = new HashSet<>();
    for (Live live : mayEndOf(diagnosis)) {
      if (!lookedAgain || toldToEnd.contains(live.id)) {
        noTime.add(live);
      }
    }
    return noTime;
  }

  private List<Live> mayEndOf(Diagnosis diagnosis) {
    return diagnosis.mayEnd(options.millis(Option.GRACE), toldToEnd);
  }
}
