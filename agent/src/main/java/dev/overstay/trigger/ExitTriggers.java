package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.jdk.ExecJava;
import dev.overstay.ledger.Ledger;
import dev.overstay.probe.ExitListener;
import dev.overstay.probe.Probe;
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

  // Made while there still is some memory.
  private final OutOfMemoryError noMemory = new OutOfMemoryError();

  /** How often a JVM that stays is looked at, each time after twice as long. */
  public static final int STALLS = 3;

  private final Watch watch;
  private final ExitLog log;
  private final long graceMs;
  private final long stallMs;
  private @Nullable Demand demand;
  private @Nullable Thread looking;
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
    if (log.begun() || watch.lacksMemory()) {
      return;
    }
    try {
      // Where the stack overflowed at its first use it can't be used again: then no hook runs, and
      // nothing else is heard of the end.
      Class.forName("java.lang.Shutdown", true, null);
      // A JVM that nothing holds is gone before the first of these is due.
      watch.later(Trigger.MAIN_ENDED, graceMs, 0);
      stallsAfter(graceMs);
    } catch (OutOfMemoryError | LinkageError e) {
      // A JVM without heap for the thread that ends it runs no hook: nothing comes after this. One
      // that only gets no thread for the watch looks on the thread that exits.
      if (!String.valueOf(e.getMessage()).startsWith(NO_THREAD)) {
        watch.failed(Trigger.MAIN_ENDED, e);
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
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
    if (watch.lacksMemory()) {
      return;
    }
    if (log.begun()) {
      log.hookEnded();
    } else if (ExecJava.isMain(Thread.currentThread())) {
      mainEnded();
    }
  }

  @Override
  public void exitCalled(int status) {
    if (!watch.lacksMemory()) {
      log.called(status);
    }
  }

  @Override
  public void hooksBegin() {
    if (watch.lacksMemory()) {
      return;
    }
    boolean begins = false;
    try {
      begins = log.begins();
      if (begins) {
        Watch.exitBegins();
        fire();
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
    if (watch.lacksMemory()) {
      watch.failed(Trigger.AFTER_HOOKS, noMemory);
      return;
    }
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
      if (watch.lacksMemory()) {
        watch.failed(Trigger.HALT, noMemory);
        return;
      }
      beforeHalt(status);
    } catch (OutOfMemoryError | LinkageError e) {
      watch.failed(Trigger.AFTER_HOOKS, e);
    }
  }

  private void beforeHalt(int status) {
    if (Thread.currentThread() == watch || isLooking()) {
      // The agent itself ends the JVM, after a look.
      return;
    }
    long end = System.nanoTime() + HALT_BOUND_MS * 1_000_000;
    // Runtime.halt waits for no lock: it would end the JVM under another thread's snapshot.
    if (!beginLook(end)) {
      watch.giveUp(Trigger.HALT);
      return;
    }
    try {
      Trigger trigger = log.halts(status);
      if (trigger == Trigger.HALT) {
        // A look without a waiting thread may go on meanwhile.
        log.hurry();
      }
      if (trigger != null) {
        boolean many = Ledger.hasMany();
        if (trigger == Trigger.HALT) {
          long left = (end - System.nanoTime()) / 1_000_000;
          look(trigger, many ? Math.max(0, left - COUNT_MS) : left);
        } else {
          look(trigger, graceMs + (many ? MANY_MS : BOUND_MS));
        }
      }
    } finally {
      endLook();
    }
  }

  private void fire() {
    if (beginLook(System.nanoTime() + HALT_BOUND_MS * 1_000_000)) {
      try {
        look(Trigger.EXIT_REQUESTED, graceMs + BOUND_MS);
      } finally {
        endLook();
      }
    }
  }

  /** Whether this thread does. */
  private synchronized boolean isLooking() {
    return looking == Thread.currentThread();
  }

  private void look(Trigger trigger, long boundMs) {
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
    }
  }

  private synchronized void endLook() {
    looking = null;
    notifyAll();
  }

  /**
   * This thread is the one that looks, once the look that another waits for is done; false where
   * that is not so by then. Of two threads that come at once, one waits for the other.
   */
  private synchronized boolean beginLook(long end) {
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); looking != null && left > 0; ) {
      // It goes on without waiting for what may still end.
      log.hurry();
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
    if (looking != null) {
      return false;
    }
    looking = Thread.currentThread();
    return true;
  }
}
