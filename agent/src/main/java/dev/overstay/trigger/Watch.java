package dev.overstay.trigger;

import dev.overstay.base.Privileged;
import dev.overstay.dump.Trigger;
import dev.overstay.trigger.TriggerPlan.Trait;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that takes all snapshots, one after another. It is started with the first thing
 * to do, and sleeps between them.
 */
public final class Watch extends Thread {
  private static final long LOOK_MS = 500;
  private static final long GLANCE_MS = 20;
  // A thread that did nothing in so many looks waits for something.
  private static final int STILL = 3;
  // What somebody asked for is read after it was written, and not yet to be replaced by then.
  private static final long UNDISTURBED_MS = 5_000;
  // Has both classes loaded at the start: a JVM whose heap is full loads none at its exit.
  private static final Due NEVER = new Due(Trigger.TIMER, 0, 0, null);

  // At each attempt to start a thread for which there is no room, the JVM warns on the user's
  // stdout.
  private static volatile boolean lacksThreads;

  private final Observer observer;
  private final List<Due> agenda = new ArrayList<>();
  private boolean started;
  private volatile boolean hangs;

  /** A watch, not yet started, that tells {@code observer}. */
  public Watch(Observer observer) {
    // Nothing is inherited from whichever thread of the user's is there: neither its group, which
    // the user's own leak checks may list, nor thread locals, whose childValue is foreign code.
    super(root(), null, "overstay-watch", 0, false);
    setDaemon(true);
    setContextClassLoader(null);
    this.observer = observer;
  }

  /** The root of thread groups, in which the agent's threads are. */
  public static @Nullable ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** Whether there was no room for a thread of the agent's: it is not to start another. */
  public static boolean lacksThreads() {
    return lacksThreads;
  }

  /** From now on the agent starts no thread, until the exit begins. */
  public static void lackThreads() {
    lacksThreads = true;
  }

  /** The exit begins, and what was in the way may have ended: one more attempt is made. */
  static void exitBegins() {
    lacksThreads = false;
  }

  /** Fires once after these milliseconds, and then every so many; 0 for never again. */
  public void later(Trigger trigger, long afterMs, long everyMs) {
    later(trigger, afterMs, everyMs, null);
  }

  /** The same, where the condition holds at that moment. */
  synchronized void later(
      Trigger trigger, long afterMs, long everyMs, @Nullable Condition condition) {
    if (!started && lacksThreads) {
      return;
    }
    long at = System.nanoTime() + afterMs * 1_000_000;
    agenda.add(new Due(trigger, at, everyMs * 1_000_000, condition));
    wake();
  }

  /** Forgets all that is due, but for what somebody waits for. */
  public synchronized void forget() {
    for (int i = agenda.size() - 1; i >= 0; i--) {
      if (!agenda.get(i).awaited) {
        agenda.remove(i);
      }
    }
  }

  /**
   * Fires now and returns when that is done, or after {@code boundMs}: user code that a snapshot
   * asks may hang, and the exit must go on. Once it hung, nobody waits for it again.
   *
   * @param slowMs how much longer it may take where it does not hang: the more there is to report,
   *     and the busier the machine is, the longer it takes
   */
  public void now(Trigger trigger, long boundMs, long slowMs) {
    // It ends the JVM itself when it is told to, and has looked just before.
    if (hangs || Thread.currentThread() == this) {
      return;
    }
    Due due = new Due(trigger, System.nanoTime(), 0, null);
    if (!post(due)) {
      Privileged.call(new Fired(trigger));
    } else if (!isDoneBy(due, due.at + boundMs * 1_000_000)) {
      // A halt is held up for no more than it takes to say the right thing.
      boolean halt = TriggerPlan.of(trigger).has(Trait.IS_HASTY);
      long end = System.nanoTime() + slowMs * 1_000_000;
      boolean slow = goesOn(due, end, halt ? GLANCE_MS : LOOK_MS, halt ? 1 : STILL);
      if (!due.done) {
        giveUp(trigger, slow);
      }
    }
  }

  /** Waits until it is done, or is found to hang: no activity in so many looks. */
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

  /** No snapshot could be asked for. */
  void failed(Trigger trigger, Throwable why) {
    observer.failed(trigger, why);
  }

  /** Whether it can't look, as what it allocates may end the JVM. */
  boolean lacksMemory() {
    return observer.lacksMemory();
  }

  /** Nobody waits any more for what it does now, nor for what it would do then. */
  void giveUp(Trigger trigger) {
    if (!hangs) {
      giveUp(trigger, false);
    }
  }

  // One that is only slow may be done by the next time.
  private void giveUp(Trigger trigger, boolean slow) {
    hangs = !slow;
    observer.late(trigger, getStackTrace(), slow);
  }

  /**
   * Fires now, for somebody outside. Whatever comes of it, an exit is held up no longer than
   * without.
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

  /** The dump that the latest snapshot on demand wrote; null where it did not. */
  @Nullable String demanded() {
    return observer.demanded();
  }

  /** Whether there is a thread to take it. */
  private synchronized boolean post(Due due) {
    if (!started && lacksThreads) {
      return false;
    }
    due.awaited = true;
    agenda.add(0, due);
    try {
      wake();
      return true;
    } catch (OutOfMemoryError e) {
      agenda.remove(due);
      return false;
    }
  }

  // A test may leave its thread interrupted, and the exit then comes on that thread.
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
        // Another thread stops this one, which waits as long as it would have.
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

  private synchronized void wake() {
    if (!started) {
      lacksThreads = true;
      start();
      lacksThreads = false;
      started = true;
    }
    notifyAll();
  }

  /** A snapshot on the thread that asks for it, whose code may be restricted. */
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
  public void run() {
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
        // Nobody interrupts it on purpose, and it has nothing to clean up.
      } catch (Throwable t) {
        // One snapshot failed; the observer has said so, and the next may succeed.
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
