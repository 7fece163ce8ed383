package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.ExitListener;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Probe;
import dev.overstay.snapshot.ExecJava;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of the JVM's end: main ended and the JVM stayed, exit was requested, a hook does not
 * return, the hooks have returned, the JVM is halted.
 */
public final class ExitTriggers implements ExitListener {
  // A snapshot that asks hanging user code must not hold the exit for longer than this.
  private static final long BOUND_MS = 3_500;
  // All that an exit waits for snapshots that are slow but do not hang, beside twice the grace.
  private static final long SLOW_MS = 7_000;
  // Beside the grace, where thousands are open: what was counted is said then.
  private static final long MANY_MS = 2_500;
  // Whoever halts is in a hurry, and may hold what the snapshot waits for.
  private static final long HALT_BOUND_MS = 1_000;
  // Of which so much is left to count thousands and say that.
  private static final long COUNT_MS = 250;

  // The JVM's own words, which no user may change.
  private static final String NO_THREAD = "unable to create native thread";

  /** How often a JVM that stays is looked at, each time after twice as long. */
  public static final int STALLS = 3;

  private final Watch watch;
  private final ExitLog log;
  private final long graceMs;
  private final long stallMs;
  private @Nullable Demand demand;
  private boolean looking;
  private long lookedMs;

  /** Snapshots by {@code watch}; what was heard goes to {@code log}. */
  public ExitTriggers(Watch watch, ExitLog log, long graceMs, long stallMs) {
    this.watch = watch;
    this.log = log;
    this.graceMs = graceMs;
    this.stallMs = stallMs;
  }

  @Override
  public void mainEnded() {
    if (log.begun()) {
      return;
    }
    try {
      // A JVM that nothing holds is gone before the first of these is due.
      watch.later(Trigger.MAIN_ENDED, graceMs, 0);
      stallsAfter(graceMs);
    } catch (OutOfMemoryError | LinkageError e) {
      // A JVM without heap for the thread that ends it runs no hook: nothing comes after this. One
      // that only gets no thread for the watch looks on the thread that exits.
      if (!String.valueOf(e.getMessage()).startsWith(NO_THREAD)) {
        watch.failed(Trigger.MAIN_ENDED, e);
      }
    }
  }

  private void stallsAfter(long millis) {
    for (int i = 0; i < STALLS; i++) {
      watch.later(Trigger.EXIT_STALLED, millis + (stallMs << i), 0);
    }
  }

  @Override
  public void mainFailed() {
    log.failed();
  }

  @Override
  public void threadEnded() {
    if (log.begun()) {
      log.hookEnded();
    } else if (ExecJava.isMain(Thread.currentThread())) {
      mainEnded();
    }
  }

  @Override
  public void exitCalled(int status) {
    log.called(status);
  }

  @Override
  public void hooksBegin() {
    boolean begins = false;
    try {
      begins = log.begins();
      if (begins) {
        Watch.exitBegins();
        fire(Trigger.EXIT_REQUESTED, graceMs + BOUND_MS);
      }
    } catch (OutOfMemoryError | LinkageError e) {
      watch.failed(Trigger.EXIT_REQUESTED, e);
    }
    if (begins) {
      log.hooksBegin();
      Probe.listenToAllThreads();
      // Hooks that return are gone before the first of these is due.
      watch.later(Trigger.HOOKS_RUNNING, 2 * graceMs, 0);
      stallsAfter(0);
    }
  }

  @Override
  public void hooksEnded() {
    Integer status = log.status();
    haltCalled(status == null ? 0 : status);
  }

  @Override
  public void propertiesAsked(Properties properties) {
    // Those of the system are for other tools.
    if (!properties.containsKey("java.home")) {
      demand().answer(properties);
    }
  }

  private synchronized Demand demand() {
    Demand asked = demand;
    if (asked == null) {
      asked = new Demand(watch);
      demand = asked;
    }
    return asked;
  }

  @Override
  public void haltCalled(int status) {
    try {
      beforeHalt(status);
    } catch (OutOfMemoryError | LinkageError e) {
      watch.failed(Trigger.AFTER_HOOKS, e);
    }
  }

  private void beforeHalt(int status) {
    if (Thread.currentThread() == watch) {
      // The agent itself ends the JVM, after a look.
      return;
    }
    long end = System.nanoTime() + HALT_BOUND_MS * 1_000_000;
    // Runtime.halt waits for no lock: it would end the JVM under a snapshot.
    if (isLooking() && !awaitLook(end)) {
      watch.giveUp(Trigger.HALT);
      return;
    }
    Trigger trigger = log.halts(status);
    if (trigger == Trigger.HALT) {
      // A look that nobody waits for may go on meanwhile.
      log.hurry();
    }
    if (trigger != null) {
      long left = (end - System.nanoTime()) / 1_000_000;
      boolean many = Ledger.hasMany();
      if (trigger == Trigger.HALT) {
        fire(trigger, many ? Math.max(0, left - COUNT_MS) : left);
      } else {
        fire(trigger, graceMs + (many ? MANY_MS : BOUND_MS));
      }
    }
  }

  private synchronized boolean isLooking() {
    return looking;
  }

  private void fire(Trigger trigger, long boundMs) {
    synchronized (this) {
      looking = true;
    }
    long began = System.nanoTime();
    try {
      watch.forget();
      if (trigger == Trigger.AFTER_HOOKS) {
        long all = Ledger.hasMany() ? MANY_MS + graceMs : SLOW_MS + 2 * graceMs;
        long left = Math.max(graceMs, all - lookedMs);
        watch.now(trigger, Math.min(boundMs, left), Math.max(0, left - boundMs));
      } else {
        // A snapshot before the hooks that is slow goes on while they run.
        watch.now(trigger, boundMs, 0);
      }
    } finally {
      lookedMs += (System.nanoTime() - began) / 1_000_000;
      endLook();
    }
  }

  private synchronized void endLook() {
    looking = false;
    notifyAll();
  }

  /** Whether the look that another thread waits for is done by then. */
  private synchronized boolean awaitLook(long end) {
    // It goes on without waiting for what may end by itself.
    log.hurry();
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); looking && left > 0; ) {
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = end - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !looking;
  }
}
