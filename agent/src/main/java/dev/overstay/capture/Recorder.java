package dev.overstay.capture;

import dev.overstay.base.LastWord;
import dev.overstay.base.LateClasses;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.jdk.Culprit;
import dev.overstay.ledger.ClassNames;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.live.Live;
import dev.overstay.option.Option;
import dev.overstay.option.Options;
import dev.overstay.origin.AtBirth;
import dev.overstay.output.DumpDir;
import dev.overstay.output.JournalWriter;
import dev.overstay.output.Output;
import dev.overstay.output.Reserve;
import dev.overstay.output.RunFailure;
import dev.overstay.output.Stderr;
import dev.overstay.trigger.ExitLog;
import dev.overstay.trigger.ExitTriggers;
import dev.overstay.trigger.Observer;
import dev.overstay.trigger.TriggerPlan;
import dev.overstay.trigger.TriggerPlan.Trait;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles a trigger: freezes, diagnoses, writes, and prints what the user must know. */
public final class Recorder implements Observer, Runnable, ClassNames {
  // The page of a thousand resources takes as long as their dump, and can be made from it later.
  private static final long PAGE_AT_HALT_NANOS = 60_000_000;
  private static final String NO_TIME =
      "no verdict in time, as the machine is too busy; the exit goes on, and a dump may have been"
          + " written";

  private final Setup setup;
  private final Options options;
  private final ExitLog log;
  private final Snapshots snapshots;
  private final DumpDir dir;
  private final Output output;
  private final Reserve reserve;
  private final LateSnapshot late;
  private volatile @Nullable JournalWriter journal;
  private long spentNanos;
  private int noProgress;
  private int stalls;
  private volatile @Nullable String demanded;
  private volatile @Nullable Dump beforeHooks;
  // Whether the last snapshot was taken, or its failure was reported.
  private volatile boolean done;

  /** Creates a recorder that reads from {@code log} how the JVM ends. */
  public Recorder(Setup setup, ExitLog log, Reserve reserve) {
    this.setup = setup;
    this.options = setup.options;
    this.reserve = reserve;
    this.log = log;
    this.snapshots = new Snapshots(setup, log);
    this.dir = new DumpDir(options.text(Option.DIR));
    this.output = new Output(options, dir);
    this.late = new LateSnapshot(snapshots, output);
  }

  /** Sets how long the start took. */
  public void started(long nanos) {
    snapshots.started(nanos);
  }

  /** Fills the reserve, on a thread that has time. */
  @Override
  public void firstWasBorn() {
    reserve.fill();
  }

  /** A dump of what is known without a snapshot. */
  Dump small() {
    return snapshots.small(Trigger.AFTER_HOOKS, "", null);
  }

  /** Called at the start of the first process or container: from now on all are written down. */
  @Override
  public void run() {
    LateClasses.define();
    JournalWriter writer =
        new JournalWriter(
            setup.facts(), dir, new AtBirth(setup.ownCode()), options.is(Option.REDACT));
    KeptBirths.listen(writer);
    journal = writer;
  }

  /** Remembers which of these classes are the user's own, while they are loaded. */
  @Override
  public void mayGo(Set<String> names) {
    setup.ownCode().remember(names);
  }

  @Override
  public synchronized void fired(Trigger trigger) {
    long began = System.nanoTime();
    if (trigger == Trigger.ON_DEMAND) {
      demanded = null;
    }
    if (snapshots.isLeftToNextLook(trigger)) {
      stalls = 0;
      return;
    }
    try {
      reserve.release();
      if (!reserve.allows(true)) {
        failed(trigger, reserve.tooLittle);
        return;
      }
      Dump dump = snapshots.take(trigger, began, spentNanos);
      addToJournal(snapshots.takeProcesses());
      // Before the hooks, the next snapshot is near; until then no page is needed.
      TriggerPlan plan = TriggerPlan.of(trigger);
      boolean hurry =
          plan.has(Trait.LEAVES_PAGE)
              || (plan.has(Trait.IS_HASTY) && System.nanoTime() - began > PAGE_AT_HALT_NANOS);
      String file = output.write(dump, !hurry);
      beforeHooks = trigger == Trigger.EXIT_REQUESTED ? dump : null;
      if (trigger == Trigger.ON_DEMAND) {
        demanded = file;
      }
      if (trigger == Trigger.EXIT_STALLED && dump.findings().isEmpty() && stalls == 0) {
        Stderr.println(dump.verdict().headline() + "; jstack shows what its threads do");
      }
      boolean second = plan.has(Trait.SAYS_SECOND_VERDICT) && ++noProgress % 2 == 0;
      if (second || plan.has(Trait.SAYS_VERDICT)) {
        output.say(dump);
      }
      onStall(trigger);
      if (trigger == Trigger.AFTER_HOOKS) {
        Output.warn(dump);
        failRun(dump);
      }
    } catch (Throwable t) {
      failed(trigger, t);
    } finally {
      if (TriggerPlan.of(trigger).has(Trait.IS_LAST)) {
        LastWord.isNeedless();
        done = true;
        endJournal();
      } else {
        reserve.open();
      }
      spentNanos += System.nanoTime() - began;
    }
  }

  // Not synchronized: a snapshot on another thread may never end, and must not block the caller.
  @Override
  public void failed(Trigger trigger, Throwable why) {
    reserve.failed(output, snapshots, trigger, why);
    done = true;
  }

  @Override
  public boolean lacksMemory() {
    return reserve.isSpent();
  }

  private void addToJournal(List<Live> resources) {
    if (!resources.isEmpty()) {
      LateClasses.define();
    }
    for (Live live : resources) {
      if (live.kind.isProcess() && JournalWriter.isForTheJournal(live)) {
        KeptBirths.begin();
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

  /**
   * Ends the JVM after the last snapshot, if an option says so: all results are written by then.
   */
  private void onStall(Trigger trigger) {
    if (trigger == Trigger.EXIT_STALLED) {
      stalls++;
    } else if (trigger == Trigger.EXIT_REQUESTED) {
      stalls = 0;
    }
    Integer asked = options.haltCode();
    if (asked != null && stalls == ExitTriggers.STALLS) {
      int code = asked < 0 ? log.exitCode() : asked;
      Stderr.println("ending this JVM, which stalls, with exit code " + code + " (option onstall)");
      endJournal();
      Runtime.getRuntime().halt(code);
    }
  }

  /** Ends the JVM with another exit code, if leaks fail the run. */
  private void failRun(Dump dump) {
    if (!options.fails()) {
      return;
    }
    int failing = dump.findings().isEmpty() ? 0 : RunFailure.count(dump, options);
    if (failing > 0 && log.exitCode() == 0) {
      String what = failing == 1 ? "1 finding fails" : failing + " findings fail";
      Stderr.println("exit code 1 instead of 0: " + what + " this run (option failon)");
      endJournal();
      Runtime.getRuntime().halt(1);
    }
  }

  @Override
  public void late(Trigger trigger, StackTraceElement[] stack, boolean slow) {
    // The snapshot is still being taken, and the next one prints what is necessary.
    if (!(slow && trigger == Trigger.EXIT_REQUESTED)) {
      late.say(trigger, stack, slow, beforeHooks);
      done = true;
    }
  }

  @Override
  public void ending() {
    Stderr.lastLine(done, NO_TIME);
  }

  @Override
  public String culprit(StackTraceElement[] stack) {
    return Culprit.of(stack);
  }

  @Override
  public @Nullable String demanded() {
    String file = demanded;
    if (file != null) {
      output.pageIsKnown();
    }
    return file;
  }
}
