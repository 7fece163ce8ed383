package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.Privileged;
import dev.overstay.snapshot.ThreadCpu;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that takes all snapshots, one after another. It is started with the first thing
 * to do, and sleeps between them.
 */
public final class Watch extends Thread {
  private static final long STARVED_MS = 30_000;
  private static final long LOOK_MS = 500;
  private static final Due NEVER = new Due(Trigger.TIMER, 0, 0, null);

  private final Observer observer;
  private final List<Due> agenda = new ArrayList<>();
  private boolean started;
  private volatile boolean hangs;

  private static final class Due {
    final Trigger trigger;
    final long every;
    final @Nullable Condition condition;
    long at;
    boolean awaited;
    boolean done;

    Due(Trigger trigger, long at, long every, @Nullable Condition condition) {
      this.trigger = trigger;
      this.at = at;
      this.every = every;
      this.condition = condition;
    }

    boolean isDue() {
      return condition == null || condition.holds();
    }
  }

  /** A watch, not yet started, that tells {@code observer}. */
  public Watch(Observer observer) {
    // Nothing is inherited from whichever thread of the user's is there: neither its group, which
    // the
    // user's own leak checks may list, nor thread locals, whose childValue is foreign code.
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

  /** Fires once after these milliseconds, and then every so many; 0 for never again. */
  public void later(Trigger trigger, long afterMs, long everyMs) {
    later(trigger, afterMs, everyMs, null);
  }

  /** The same, where the condition holds at that moment. */
  synchronized void later(
      Trigger trigger, long afterMs, long everyMs, @Nullable Condition condition) {
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
   */
  public void now(Trigger trigger, long boundMs) {
    // It ends the JVM itself when it is told to, and has looked just before.
    if (hangs || Thread.currentThread() == this) {
      return;
    }
    Due due = new Due(trigger, System.nanoTime(), 0, null);
    if (!post(due)) {
      Privileged.call(new Fired(trigger));
    } else if (!isDoneBy(due, due.at + boundMs * 1_000_000)) {
      // A halt is never held up for longer.
      boolean starved = trigger != Trigger.HALT && isStarved();
      long end = due.at + (boundMs + STARVED_MS) * 1_000_000;
      while (starved && System.nanoTime() < end && !due.done) {
        isDoneBy(due, System.nanoTime() + LOOK_MS * 1_000_000);
        starved = due.done || isStarved();
      }
      if (!due.done) {
        giveUp(trigger, starved);
      }
    }
  }

  /** No snapshot could be asked for. */
  void failed(Trigger trigger, Throwable why) {
    observer.failed(trigger, why);
  }

  /** Nobody waits any more for what it does now, nor for what it would do then. */
  void giveUp(Trigger trigger) {
    if (!hangs) {
      giveUp(trigger, false);
    }
  }

  private void giveUp(Trigger trigger, boolean starved) {
    hangs = true;
    observer.late(trigger, getStackTrace(), starved);
  }

  /**
   * Whether it goes on and is only kept from the processors, by threads that were left spinning for
   * example: the more there is to tell, the longer it takes.
   */
  private boolean isStarved() {
    ThreadCpu clock = new ThreadCpu();
    long before = clock.nanos(this);
    long began = System.nanoTime();
    isDoneBy(NEVER, began + LOOK_MS * 1_000_000);
    long used = clock.nanos(this) - before;
    // What waits for a lock or sleeps uses next to nothing.
    return before >= 0 && used > 2_000_000 && used < (System.nanoTime() - began) / 2;
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
    for (long left = end - System.nanoTime(); !due.done && left > 0; ) {
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
    return due.done;
  }

  private synchronized void wake() {
    if (!started) {
      start();
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
      Due first = null;
      for (Due due : agenda) {
        if (first == null || due.at < first.at) {
          first = due;
        }
      }
      long now = System.nanoTime();
      if (first != null && first.at <= now) {
        agenda.remove(first);
        return first;
      }
      wait(first == null ? 0 : (first.at - now) / 1_000_000 + 1);
    }
  }

  private synchronized void finish(Due due) {
    due.done = true;
    if (due.every > 0) {
      due.at = Math.max(due.at + due.every, System.nanoTime());
      agenda.add(due);
    }
    notifyAll();
  }
}
