package dev.overstay.agent;

import dev.overstay.diagnosis.AtBirth;
import dev.overstay.diagnosis.Diagnosed;
import dev.overstay.diagnosis.Diagnosis;
import dev.overstay.diagnosis.ExitRequest;
import dev.overstay.diagnosis.OwnCode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import dev.overstay.dump.Trigger;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.LastingBirths;
import dev.overstay.snapshot.Deadlocks;
import dev.overstay.snapshot.Freezer;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.JvmFacts;
import dev.overstay.snapshot.Live;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.snapshot.Runner;
import dev.overstay.snapshot.Sampler;
import dev.overstay.tests.TestLog;
import dev.overstay.trigger.ExitLog;
import dev.overstay.trigger.ExitTriggers;
import dev.overstay.trigger.Observer;
import dev.overstay.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens when a trigger fires: freeze, diagnose, write, and say what a user must hear. */
final class Recorder implements Observer, Runnable {
  // What a hook has just told to end, a process for example, is given this to be gone.
  private static final long AFTER_HOOKS_MS = 100;
  private static final long LONGEST_PAUSE_MS = 100;
  // The page of a thousand resources takes as long again as their dump, and can be made from it.
  private static final long PAGE_AT_HALT_NANOS = 60_000_000;

  private final Options options;
  private final Instrumentation instrumentation;
  private final ExitLog log;
  private final long startedAt;
  private final Freezer freezer;
  private final History history;
  private final Sampler sampler = new Sampler();
  private final Set<Integer> waitedFor = new HashSet<>();
  private final DumpAssembly assembly;
  private final DumpDir dir;
  private final Output output;
  private volatile @Nullable JournalWriter journal;
  private @Nullable Jvm jvm;
  private long spentNanos;
  private long waitedNanos;
  private int noProgress;
  private int stalls;
  private boolean failed;

  Recorder(
      Options options,
      Set<Kind> kinds,
      Instrumentation instrumentation,
      Weaver weaver,
      ExitLog log,
      long startedAt) {
    this.options = options;
    this.freezer = new Freezer(kinds);
    this.instrumentation = instrumentation;
    this.log = log;
    this.startedAt = startedAt;
    this.history = new History(startedAt);
    this.assembly = new DumpAssembly(weaver, log);
    this.dir = new DumpDir(options.text(Option.DIR));
    this.output = new Output(options, dir);
  }

  /** Start-up took this long. */
  void started(long nanos) {
    assembly.startupNanos = nanos;
  }

  /** The first process or container was started: from now on all are written down. */
  @Override
  public void run() {
    Jvm facts = JvmFacts.read(startedAt, options.is(Option.REDACT));
    OwnCode ownCode = ownCode(facts);
    JournalWriter writer =
        new JournalWriter(facts, dir, new AtBirth(ownCode), options.is(Option.REDACT));
    LastingBirths.listen(writer);
    journal = writer;
  }

  @Override
  public synchronized void fired(Trigger trigger) {
    long began = System.nanoTime();
    try {
      Dump dump = snapshot(trigger, began);
      boolean hurry = trigger == Trigger.HALT && System.nanoTime() - began > PAGE_AT_HALT_NANOS;
      output.write(dump, !hurry);
      if (isHeard(trigger)) {
        output.say(dump);
      }
      onStall(trigger);
    } catch (Throwable t) {
      if (!failed) {
        failed = true;
        Stderr.line("no dump at " + trigger.label() + ", the JVM goes on: " + t);
      }
    } finally {
      if (trigger == Trigger.AFTER_HOOKS || trigger == Trigger.HALT) {
        endJournal();
      }
      spentNanos += System.nanoTime() - began;
    }
  }

  private void addToJournal(List<Live> resources) {
    for (Live live : resources) {
      if (live.kind == Kinds.PROCESS && JournalWriter.isForTheJournal(live)) {
        LastingBirths.begin();
        JournalWriter writer = journal;
        if (writer != null) {
          writer.found(resources);
        }
        return;
      }
    }
  }

  private void endJournal() {
    JournalWriter writer = journal;
    if (writer != null) {
      writer.end();
    }
  }

  /** Ends the JVM after the last look, where that is asked for: by then all results are in. */
  private void onStall(Trigger trigger) {
    stalls = trigger == Trigger.EXIT_STALLED ? stalls + 1 : 0;
    Integer asked = options.haltCode();
    if (asked != null && stalls == ExitTriggers.STALLS) {
      int code = asked < 0 ? log.exitCode() : asked;
      Stderr.line("ending this JVM, which stalls, with exit code " + code + " (option onstall)");
      endJournal();
      Runtime.getRuntime().halt(code);
    }
  }

  private boolean isHeard(Trigger trigger) {
    return switch (trigger) {
      case EXIT_STALLED, AFTER_HOOKS, HALT -> true;
      // The first look shows where it stands, the second that it stays there.
      case NO_PROGRESS -> ++noProgress % 2 == 0;
      default -> false;
    };
  }

  @Override
  public void late(Trigger trigger, StackTraceElement[] stack) {
    String where = "the JVM";
    for (StackTraceElement frame : stack) {
      // The outermost frame that is not the agent's is what the agent asked.
      if (frame.getClassName().startsWith("dev.overstay.") && frame.getClassLoaderName() == null) {
        break;
      }
      where = frame.getClassName() + "." + frame.getMethodName() + "()";
    }
    Stderr.line(
        "no dump at " + trigger.label() + ", the exit goes on: " + where + " does not answer");
  }

  private Dump snapshot(Trigger trigger, long began) {
    Jvm facts = jvm;
    if (facts == null) {
      facts = JvmFacts.read(startedAt, options.is(Option.REDACT));
      jvm = facts;
    }
    long looked = System.nanoTime();
    LiveSet set = freeze();
    boolean running = isAmidTests(trigger);
    Diagnosis diagnosis = diagnose(set, facts, running);
    long grace = graceMs(trigger) * 1_000_000;
    long afterHooks = trigger == Trigger.AFTER_HOOKS ? AFTER_HOOKS_MS * 1_000_000 : 0;
    for (long pause = 5; !diagnosis.isClean(); pause *= 2) {
      long waited = System.nanoTime() - began;
      if (waited >= (mayEnd(diagnosis) ? grace : Math.min(grace, afterHooks))) {
        break;
      }
      // Looking at thousands takes long: then half of the time is enough.
      long look = (System.nanoTime() - looked) / 1_000_000;
      long paused = System.nanoTime();
      pause(Math.max(look, Math.min(pause, LONGEST_PAUSE_MS)));
      waitedNanos += System.nanoTime() - paused;
      looked = System.nanoTime();
      set = freeze();
      diagnosis = diagnose(set, facts, running);
    }
    addToJournal(set.resources());
    List<Live> named = diagnosis.named();
    int snapshot = history.add(trigger, set);
    waitedFor.clear();
    for (Live live : named) {
      waitedFor.add(live.id);
    }
    // Whoever halts is kept waiting by what management costs cold.
    boolean locks = trigger != Trigger.HALT || diagnosis.hasStanding();
    sampler.sample(snapshot, named, locks, set.at(), history);
    boolean tests = Runner.labelled(facts.runner()).runsTests();
    List<Live> hooks = log.begun() ? set.hooks() : List.of();
    for (Live hook : hooks) {
      Long ms = log.endedAfterMs(hook.key);
      if (ms != null) {
        hook.detail().put("ms", ms);
      }
    }
    Diagnosed result =
        diagnosis.result(
            hooks,
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
            locks && standsStill(trigger) && !diagnosis.isClean() ? Deadlocks.find() : List.of());
    assembly.snapshotNanos = spentNanos + System.nanoTime() - began - waitedNanos;
    return assembly.dump(facts, result, history, set, hooks);
  }

  private LiveSet freeze() {
    // A hook that takes its time is no stall yet.
    boolean hooksStall = log.hooksRunForMs() > options.millis(Option.GRACE);
    return freezer.freeze(log.beganAt(), hooksStall);
  }

  /** Whether the tests that run now are what is asked for, or are cut off. */
  private static boolean isAmidTests(Trigger trigger) {
    return trigger == Trigger.NO_PROGRESS
        || trigger == Trigger.HALT
        || trigger == Trigger.ON_DEMAND;
  }

  /** Whether something stands still that should not; else nobody looks for the reason. */
  private static boolean standsStill(Trigger trigger) {
    return isAmidTests(trigger)
        || trigger == Trigger.EXIT_STALLED
        || trigger == Trigger.HOOKS_RUNNING;
  }

  private Diagnosis diagnose(LiveSet set, Jvm facts, boolean runningTests) {
    return new Diagnosis(set, ownCode(facts), new TestLog(), runningTests);
  }

  private OwnCode ownCode(Jvm facts) {
    boolean runners = !facts.runner().equals(Runner.PLAIN.label());
    return new OwnCode(instrumentation, options.own(), runners ? null : facts.main());
  }

  /**
   * How long what is live is given to end by itself; polled, so that a clean exit waits for
   * nothing.
   */
  private long graceMs(Trigger trigger) {
    return switch (trigger) {
      case EXIT_REQUESTED, AFTER_HOOKS -> options.millis(Option.GRACE);
      // The others come at a time of their own, and nobody is served by a later one.
      default -> 0;
    };
  }

  // What an earlier snapshot has waited for in vain is not waited for again, unless it is closing.
  private boolean mayEnd(Diagnosis diagnosis) {
    for (Live live : diagnosis.named()) {
      if (!waitedFor.contains(live.id) || live.is("shutdown")) {
        return true;
      }
    }
    return false;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // The snapshot goes on with what there is.
      Thread.currentThread().interrupt();
    }
  }
}
