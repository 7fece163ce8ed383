package dev.overstay.trigger;

import dev.overstay.base.AgentThread;
import dev.overstay.base.BoundedRunner;
import dev.overstay.base.Privileged;
import dev.overstay.dump.Trigger;
import dev.overstay.trigger.TriggerPlan.Trait;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that takes all snapshots, one after another. It is started when there is
 * something to do for the first time, and sleeps between snapshots.
 */
public final class Watch extends AgentThread {
  private static final long LOOK_MS = 500;
  private static final long GLANCE_MS = 20;
  // A thread that was idle in this number of looks waits for something.
  private static final int STILL = 3;
  // A dump on demand is read after it was written, and must not be replaced before that.
  private static final long UNDISTURBED_MS = 5_000;
  // Loads both classes at the start, because a JVM with a full heap cannot load any at its exit.
  private static final Due NEVER = new Due(Trigger.TIMER, 0, 0, null);

  // For counting births, and for a line on a stderr that has no reader.
  private static final long REPORT_MS = 2_000;

  private final Observer observer;
  private final BoundedRunner reporter = new BoundedRunner("overstay-report");
  private final List<Due> agenda = new ArrayList<>();
  private boolean started;
  private volatile boolean hangs;

  /** Creates a watch, not yet started, that calls {@code observer}. */
  public Watch(Observer observer) {
    super("overstay-watch");
    this.observer = observer;
  }

  /**
   * Fires once after {@code afterMs}, and then every {@code everyMs}; 0 for never again.
   *
   * @return whether there is a thread for it
   */
  public boolean later(Trigger trigger, long afterMs, long everyMs) {
    return later(trigger, afterMs, everyMs, null);
  }

  /** Does the same if the condition holds at that moment. */
  synchronized boolean later(
      Trigger trigger, long afterMs, long everyMs, @Nullable Condition condition) {
    long at = System.nanoTime() + afterMs * 1_000_000;
    return add(agenda.size(), new Due(trigger, at, everyMs * 1_000_000, condition));
  }

  /** Returns whether there is a thread for it. */
  private boolean add(int at, Due due) {
    agenda.add(at, due);
    started = started || tryStart();
    if (!started) {
      agenda.remove(at);
    }
    notifyAll();
    return started;
  }

  /** Removes all that is due, except snapshots for which a thread waits. */
  public synchronized void forget() {
    for (int i = agenda.size() - 1; i >= 0; i--) {
      if (!agenda.get(i).awaited) {
        agenda.remove(i);
      }
    }
  }

  /**
   * Fires now and returns when that is done, or after {@code boundMs}: a snapshot may call user
   * code that hangs, and the exit must go on. Once it has hung, no thread waits for it again.
   *
   * @param slowMs how much longer it may take if it does not hang: the more there is to report, and
   *     the busier the machine is, the longer it takes
   */
  public void now(Trigger trigger, long boundMs, long slowMs) {
    // The watch ends the JVM itself if the user wants that, and has taken a snapshot just before.
    if (hangs || Thread.currentThread() == this) {
      return;
    }
    Due due = new Due(trigger, System.nanoTime(), 0, null);
    if (!post(due)) {
      Privileged.call(new Fired(trigger));
    } else if (!isDoneBy(due, due.at + boundMs * 1_000_000)) {
      report(new Late(trigger, due, slowMs));
    }
  }

  // This thread loads no class: another agent or a SecurityManager may let the watch wait for ever
  // while that loads the same one.
  private void report(Late late) {
    long lookMs = late.trigger == Trigger.HALT ? 0 : late.slowMs + LOOK_MS * STILL;
    if (!reporter.run(late, lookMs + REPORT_MS)) {
      if (reporter.isBusy()) {
        hangs = true;
      } else {
        late.run();
      }
    }
  }

  /** Waits until it is done, or until it hangs: no activity in this number of looks. */
  private boolean goesOn(Due due, long end, long lookMs, int looks) {
    ThreadActivity activity = new ThreadActivity(this);
    for (int still = 0; still < looks && !due.done; ) {
      isDoneBy(due, System.nanoTime() + lookMs * 1_000_000);
      still = activity.goesOn() ? 0 : still + 1;
      if (still == 0 && System.nanoTime() >= end) {
        return true;
      }
    }
    return false;
  }

  /** Reports that no snapshot could be requested. */
  void failed(Trigger trigger, Throwable why) {
    observer.failed(trigger, why);
  }

  /** Called on the thread that ends the JVM, after its last snapshot or the time for it. */
  void ending() {
    observer.ending();
  }

  /** Whether it cannot take a snapshot, because an allocation may end the JVM. */
  boolean lacksMemory() {
    return observer.lacksMemory();
  }

  /** Stops waiting for the current snapshot, and does not wait for later ones. */
  void giveUp(Trigger trigger) {
    if (!hangs) {
      report(new Late(trigger, null, 0));
    }
  }

  /** Finds out whether a snapshot that is late is only slow, and reports it if it is not done. */
  private final class Late implements Runnable {
    private final Trigger trigger;
    private final @Nullable Due due;
    private final long slowMs;

    /** Creates the report of a snapshot that is due; null if no snapshot could be requested. */
    Late(Trigger trigger, @Nullable Due due, long slowMs) {
      this.trigger = trigger;
      this.due = due;
      this.slowMs = slowMs;
    }

    @Override
    public void run() {
      boolean slow = false;
      if (due != null) {
        // A halt is only delayed for as long as it takes to report the right reason.
        boolean halt = TriggerPlan.of(trigger).has(Trait.IS_HASTY);
        long end = System.nanoTime() + slowMs * 1_000_000;
        slow = goesOn(due, end, halt ? GLANCE_MS : LOOK_MS, halt ? 1 : STILL);
        if (due.done) {
          return;
        }
      }
      // A snapshot that is only slow may be done by the next time.
      hangs = !slow;
      observer.late(trigger, getStackTrace(), slow);
    }
  }

  /**
   * Fires now, for a tool outside. This does not delay an exit further, whatever the result.
   *
   * @return null when that is done, or what it waits for after {@code boundMs}
   */
  @Nullable String ask(Trigger trigger, long boundMs) {
    Due due = new Due(trigger, System.nanoTime(), 0, null);
    if (hangs || (post(due) && !isDoneBy(due, due.at + boundMs * 1_000_000))) {
      return observer.culprit(getStackTrace());
    }
    if (!due.done) {
      Privileged.call(new Fired(trigger));
    }
    return null;
  }

  /** The dump that the latest snapshot on demand wrote; null if it did not write one. */
  @Nullable String demanded() {
    return observer.demanded();
  }

  /** Returns whether there is a thread to take the snapshot. */
  private synchronized boolean post(Due due) {
    due.awaited = true;
    return add(0, due);
  }

  // A test may leave its thread interrupted, and the exit may then run on that thread.
  private synchronized boolean isDoneBy(Due due, long end) {
    boolean interrupted = false;
    Error stop = null;
    for (long left = end - System.nanoTime(); !due.done && left > 0; ) {
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Error e) {
        // Another thread stops this one, which still waits for the whole time.
        stop = e;
      }
      left = end - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (stop != null) {
      throw stop;
    }
    return due.done;
  }

  /** A snapshot on the thread that requests it, whose code may be restricted. */
  private final class Fired implements PrivilegedAction<@Nullable Void> {
    private final Trigger trigger;

    Fired(Trigger trigger) {
      this.trigger = trigger;
    }

    @Override
    public @Nullable Void run() {
      observer.fired(trigger);
      return null;
    }
  }

  @Override
  protected void work() {
    while (true) {
      try {
        Due due = next();
        try {
          if (due.isDue()) {
            observer.fired(due.trigger);
          }
        } finally {
          finish(due);
        }
      } catch (InterruptedException e) {
        // No code interrupts it on purpose, and it has nothing to clean up.
      } catch (Throwable t) {
        // One snapshot failed; the observer has reported that, and the next may succeed.
      }
    }
  }

  private synchronized Due next() throws InterruptedException {
    while (true) {
      Due first = NEVER;
      for (Due due : agenda) {
        if (first == NEVER || due.at < first.at) {
          first = due;
        }
      }
      long now = System.nanoTime();
      if (first != NEVER && first.at <= now) {
        agenda.remove(first);
        return first;
      }
      wait(first == NEVER ? 0 : (first.at - now) / 1_000_000 + 1);
    }
  }

  private synchronized void finish(Due due) {
    due.done = true;
    if (due.trigger == Trigger.ON_DEMAND) {
      long undisturbed = System.nanoTime() + UNDISTURBED_MS * 1_000_000;
      for (Due other : agenda) {
        other.at = other.every > 0 ? Math.max(other.at, undisturbed) : other.at;
      }
    }
    if (due.every > 0) {
      due.at = Math.max(due.at + due.every, System.nanoTime());
      agenda.add(due);
    }
    notifyAll();
  }
}
