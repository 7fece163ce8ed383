package dev.overstay.trigger;

import dev.overstay.base.AgentThread;
import dev.overstay.dump.Trigger;
import dev.overstay.jdk.Carrier;
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
  // A snapshot that calls hanging user code must not delay the exit for longer than this.
  private static final long BOUND_MS = 3_500;
  // The total time that an exit waits for snapshots that are slow but do not hang, in addition to
  // twice the grace.
  private static final long SLOW_MS = 7_000;
  // Added to the grace if thousands of resources are open; after that, their counts are reported.
  private static final long MANY_MS = 2_500;
  // The code that halts wants the end at once, and may hold a lock for which the snapshot waits.
  private static final long HALT_BOUND_MS = 1_000;
  // The part of that bound that is left for counting thousands of resources and reporting the
  // counts.
  private static final long COUNT_MS = 250;

  // The JVM's own message, which users cannot change.
  private static final String NO_THREAD = "unable to create native thread";

  // Created while there is still some memory.
  private final OutOfMemoryError noMemory = new OutOfMemoryError();

  /**
   * How many snapshots are taken of a JVM that stays, each after twice the time of the one before.
   */
  public static final int STALLS = 3;

  private final Watch watch;
  private final ExitLog log;
  private final long graceMs;
  private final long stallMs;
  private @Nullable Demand demand;
  private @Nullable Thread looking;
  private long lookedMs;

  /** Takes snapshots with {@code watch}, and records events in {@code log}. */
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
      // If the stack overflows at its first use, the class cannot be used again. Then no hook runs,
      // and the agent is not notified of the end any more.
      Class.forName("java.lang.Shutdown", true, null);
      log.mainEnded();
      // If nothing keeps the JVM running, it is gone before the first of these is due.
      watch.later(Trigger.MAIN_ENDED, graceMs, 0);
      stallsAfter(graceMs);
    } catch (OutOfMemoryError | LinkageError e) {
      // If there is no heap for the thread that ends the JVM, no hook runs, and this is the last
      // event. If only the watch thread cannot be started, the exiting thread takes the snapshot.
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
    boolean pinned = false;
    boolean begins = false;
    try {
      begins = log.begins();
      if (begins) {
        pinned = Carrier.pin();
        // The reason why no thread could be started may be gone.
        AgentThread.mayStartAgain();
        fire();
      }
    } catch (OutOfMemoryError | LinkageError | RuntimeException e) {
      watch.failed(Trigger.EXIT_REQUESTED, e);
    } finally {
      if (pinned) {
        Carrier.unpin();
      }
    }
    if (begins) {
      log.hooksBegin();
      Probe.listenToAllThreads();
      // If the hooks return, they are gone before the first of these is due.
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
    // The system's properties are for other tools. They may be an object of the user's class, or
    // have all their values as defaults, which containsKey() does not see.
    if (properties.getClass() == Properties.class && properties.getProperty("java.home") == null) {
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
    boolean pinned = false;
    try {
      pinned = Carrier.pin();
      if (watch.lacksMemory()) {
        watch.failed(Trigger.HALT, noMemory);
        return;
      }
      beforeHalt(status);
    } catch (OutOfMemoryError | LinkageError | RuntimeException e) {
      watch.failed(Trigger.AFTER_HOOKS, e);
    } finally {
      if (pinned) {
        Carrier.unpin();
      }
    }
  }

  private void beforeHalt(int status) {
    if (Thread.currentThread() == watch || isLooking()) {
      // The agent itself ends the JVM, after a snapshot.
      return;
    }
    long end = System.nanoTime() + HALT_BOUND_MS * 1_000_000;
    // Runtime.halt does not wait for a lock: it would end the JVM during another thread's snapshot.
    if (!beginLook(end)) {
      watch.giveUp(Trigger.HALT);
      watch.ending();
      return;
    }
    try {
      Trigger trigger = log.halts(status);
      if (trigger == Trigger.HALT) {
        // A snapshot for which no thread waits may still be under way.
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
        watch.ending();
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

  /** Whether this thread is the one that looks. */
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
        // A slow snapshot before the hooks goes on while they run.
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
   * Makes this thread the one that looks, once another thread's look is done; false if that is not
   * done in time. If two threads come here at once, one waits for the other.
   */
  private synchronized boolean beginLook(long end) {
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); looking != null && left > 0; ) {
      // The other look then goes on without waiting for resources that may still end.
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
