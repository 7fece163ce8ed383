package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.Ledger;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** How the JVM came to its exit. */
public final class ExitLog {
  // By identity: a user's thread may have an equals of its own.
  private final IdentityHashMap<Thread, Integer> calls = new IdentityHashMap<>();
  private @Nullable Thread exiting;
  private @Nullable Integer status;
  private String how = "exit";
  private boolean halting;
  private long beganAt = Long.MAX_VALUE;

  /** This thread calls for an exit. */
  synchronized void called(int exitStatus) {
    calls.put(Thread.currentThread(), exitStatus);
  }

  /** Whether the exit begins now, on this thread. */
  synchronized boolean begins() {
    if (exiting != null) {
      return false;
    }
    Thread current = Thread.currentThread();
    exiting = current;
    beganAt = Ledger.nextOrder();
    status = calls.get(current);
    how = status == null ? "last-thread" : isSignalHandler(current) ? "signal" : "exit";
    return true;
  }

  /** Whether the exit has begun. */
  public synchronized boolean begun() {
    return exiting != null;
  }

  // The JDK names the thread that handles a signal, and no other in that group, like this.
  private static boolean isSignalHandler(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    String name = thread.getName();
    return name.startsWith("SIG")
        && name.endsWith(" handler")
        && group != null
        && group.getParent() == null;
  }

  /**
   * Why the JVM is halted by this thread: after its hooks, or past hooks that have begun; null
   * where that was told before, and for a halt without an exit, which is a trigger of its own.
   */
  synchronized @Nullable Trigger halts() {
    if (exiting == null || halting) {
      return null;
    }
    halting = true;
    return exiting == Thread.currentThread() ? Trigger.AFTER_HOOKS : Trigger.HALT;
  }

  /** Earlier than every birth since the exit began; {@code Long.MAX_VALUE} before. */
  public synchronized long beganAt() {
    return beganAt;
  }

  /** Name of the thread that asked; null while none has. */
  public synchronized @Nullable String thread() {
    return exiting == null ? null : exiting.getName();
  }

  /** The exit status; null where the last thread ended or nobody has asked. */
  public synchronized @Nullable Integer status() {
    return status;
  }

  /** {@code exit}, {@code signal} or {@code last-thread}. */
  public synchronized String how() {
    return how;
  }

  /** Whether somebody ended the JVM by System.exit or a signal, so that threads hold nothing. */
  public synchronized boolean exited() {
    return exiting != null && !how.equals("last-thread");
  }
}
