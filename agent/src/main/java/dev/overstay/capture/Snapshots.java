package dev.overstay.capture;

import dev.overstay.attribution.TestLog;
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
import dev.overstay.grouping.Accepted;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import dev.overstay.object.SourceCode;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.origin.OwnCode;
import dev.overstay.output.SmallDumps;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.JvmFacts;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.snapshot.Sampler;
import dev.overstay.system.AvailableTime;
import dev.overstay.trigger.ExitLog;
import dev.overstay.trigger.TriggerPlan;
import dev.overstay.trigger.TriggerPlan.Trait;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the snapshots of one JVM: freezes, waits for what ends by itself, has it diagnosed. */
final class Snapshots implements SmallDumps {
  // What a hook has just told to end, a process for example, is given this to be gone.
  private static final long AFTER_HOOKS_MS = 100;
  private static final long LONGEST_PAUSE_MS = 100;
  // On a busy machine the grace takes longer, by this at most.
  private static final long LONGEST_BUSY_MS = 3_000;

  private final Options options;
  private final Set<Kind> kinds;
  private final Instrumentation instrumentation;
  private final ExitLog log;
  private final long startedAt;
  private final Freezer freezer;
  private final History history;
  private final SourceCode source = new SourceCode();
  private final Sampler sampler = new Sampler();
  private final Set<Integer> waitedFor = new HashSet<>();
  // A process that takes its signal is not gone at once.
  private final Set<Integer> toldToEnd = new HashSet<>();
  private final DumpAssembly assembly;
  private final Accepted accepted;
  private List<Live> processes = List.of();
  private List<Live> leftAtExit = List.of();
  private int exitSnapshot;
  private @Nullable Jvm jvm;
  private long waitedNanos;

  Snapshots(
      Options options,
      Set<Kind> kinds,
      Instrumentation instrumentation,
      Weaver weaver,
      ExitLog log,
      Accepted accepted,
      long startedAt) {
    this.options = options;
    this.accepted = accepted;
    this.kinds = kinds;
    this.freezer = new Freezer(kinds);
    this.instrumentation = instrumentation;
    this.log = log;
    this.startedAt = startedAt;
    this.history = new History(startedAt);
    this.assembly = new DumpAssembly(weaver, log, accepted);
  }

  /** Start-up took this long. */
  void started(long nanos) {
    assembly.startupNanos = nanos;
  }

  /**
   * The processes that were live at the latest one, findings or not; asked once, as nothing that
   * was seen is kept.
   */
  List<Live> takeProcesses() {
    List<Live> seen = processes;
    processes = List.of();
    return seen;
  }

  /**
   * What is live now, once what ends by itself has.
   *
   * @param began when the trigger fired, by {@code System.nanoTime}
   * @param spentNanos what all snapshots before have cost
   */
  Dump take(Trigger trigger, long began, long spentNanos) {
    TriggerPlan plan = TriggerPlan.of(trigger);
    Jvm facts = facts();
    source.renew();
    long looked = System.nanoTime();
    LiveSet set = freeze(plan);
    Diagnosis diagnosis = diagnose(set, facts, plan);
    long grace = graceMs(plan) * 1_000_000;
    AvailableTime time = diagnosis.isClean() ? null : new AvailableTime(began);
    boolean hooksRan = !kinds.contains(Kinds.SHUTDOWN_HOOK) || ClosingHooks.anyIn(set.hooks());
    long afterHooks = plan.has(Trait.SETTLES) && hooksRan ? AFTER_HOOKS_MS * 1_000_000 : 0;
    toldToEnd.clear();
    boolean cutShort = false;
    int looks = 1;
    for (long pause = 5; !diagnosis.isClean() && !log.hurried(); pause *= 2) {
      long waited = time == null ? 0 : time.nanos();
      boolean mayEnd = mayEnd(diagnosis);
      cutShort = System.nanoTime() - began >= grace + LONGEST_BUSY_MS * 1_000_000;
      if (cutShort
          || waited >= (mayEnd ? grace : Math.min(grace, afterHooks))
          || (toldToEnd.isEmpty() && Crowd.isSettled(diagnosis, looked))) {
        break;
      }
      // Looking at thousands takes long: then half of the time is enough.
      long look = (System.nanoTime() - looked) / 1_000_000;
      long paused = System.nanoTime();
      Crowd.pause(Math.max(look, Math.min(pause, LONGEST_PAUSE_MS)));
      waitedNanos += System.nanoTime() - paused;
      looked = System.nanoTime();
      set = freeze(plan);
      diagnosis = diagnose(set, facts, plan);
      looks++;
    }
    boolean tests = Runner.labelled(facts.runner()).runsTests();
    processes = set.of(Kinds.PROCESS);
    List<Live> named = diagnosis.named();
    int snapshot = history.add(trigger, set);
    if (trigger == Trigger.EXIT_REQUESTED) {
      Set<Live> but = cutShort ? hadNoTime(diagnosis, looks > 1) : Set.of();
      leftAtExit = diagnosis.leftAtExit(set.hooks(), tests, log.endedByMain(), but);
      exitSnapshot = snapshot;
    } else if (trigger == Trigger.AFTER_HOOKS && !leftAtExit.isEmpty()) {
      List<Live> ended = new ArrayList<>();
      for (Live live : leftAtExit) {
        ended.add(live.endedAfter(exitSnapshot));
      }
      diagnosis = diagnose(set.with(ended), facts, plan);
    }
    if (!plan.has(Trait.IS_POINT_IN_TIME)) {
      waitedFor.clear();
      for (Live live : named) {
        waitedFor.add(live.id);
      }
    }
    // A halt, or an exit with thousands, would wait for what management costs.
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

  /** Whether the look before the shutdown hooks is left to the one after them. */
  boolean isLeftToNextLook(Trigger trigger) {
    return trigger == Trigger.EXIT_REQUESTED && Ledger.hasMany() && Crowd.isLeftToNextLook(kinds);
  }

  /** What is live, counted where there is no time to ask it. */
  BirthCounts count() {
    LateClasses.define();
    return BirthCounts.now(OwnCode.of(instrumentation, options.own(), facts()));
  }

  @Override
  public Dump small(Trigger trigger, String why, @Nullable BirthCounts counts) {
    return assembly.small(facts(), trigger, why, counts);
  }

  private Jvm facts() {
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, options.is(Option.REDACT));
      jvm = facts;
    }
    return facts;
  }

  private LiveSet freeze(TriggerPlan plan) {
    // A hook that takes its time is no stall yet.
    boolean hooksStall = log.hooksRunForMs() > options.millis(Option.GRACE);
    return freezer.freeze(log.beganAt(), hooksStall, plan.has(Trait.LISTS_HOOKS));
  }

  /** Whether the tests that run now are what is asked for, or are cut off. */
  private boolean isAmidTests(TriggerPlan plan) {
    return plan.has(Trait.REPORTS_RUNNING_TESTS) || (log.begun() && log.how().equals("signal"));
  }

  private boolean findsStalls(TriggerPlan plan) {
    return plan.has(Trait.FINDS_STALLS) || isAmidTests(plan);
  }

  private Diagnosis diagnose(LiveSet set, Jvm facts, TriggerPlan plan) {
    return new Diagnosis(
        set,
        OwnCode.of(instrumentation, options.own(), facts),
        new TestLog(),
        source,
        accepted,
        (isAmidTests(plan) ? Diagnosis.WITH_TESTS : 0)
            + (plan.has(Trait.IS_HASTY) ? Diagnosis.FAST : 0)
            + (plan.has(Trait.REPORTS_MAIN) ? Diagnosis.WITH_MAIN : 0));
  }

  /** How long what is live is given to end; polled, so that a clean exit waits for nothing. */
  private long graceMs(TriggerPlan plan) {
    // The others come at a time of their own, and a later one is of no use to anyone.
    return plan.has(Trait.WAITS_UP_TO_GRACE) ? options.millis(Option.GRACE) : 0;
  }

  // What an earlier snapshot has waited for in vain is not waited for again, unless it is closing;
  // nor is what had its time since its test ended.
  private boolean mayEnd(Diagnosis diagnosis) {
    for (Live live : mayEndOf(diagnosis)) {
      if (!waitedFor.contains(live.id) || toldToEnd.contains(live.id)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What had no time to end on a busy machine, and is not said to have been left: all that may end
   * where there was one look only, else what was asked to end and has not yet.
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
