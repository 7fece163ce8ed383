package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.UserObjects;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Records how the JVM came to its exit. */
public final class ExitLog {
  // By identity, because a user's thread may have its own equals.
  private final IdentityHashMap<Thread, Call> calls = new IdentityHashMap<>();
  private final IdentityHashMap<Thread, Long> ended = new IdentityHashMap<>();
  private @Nullable Thread exiting;
  private @Nullable Call call;
  private String how = "exit";
  private boolean halting;
  private boolean failed;
  private volatile boolean hurried;
  private long beganAt = Long.MAX_VALUE;
  private long hooksBeganAt;
  private long mainEndedNanos;

  /**
   * A call that ends the JVM.
   *
   * @param status the exit status
   * @param event the place and the thread of the call
   */
  private record Call(int status, Birth event) {}

  /** Records that this thread calls for an exit. */
  synchronized void called(int exitStatus) {
    calls.put(Thread.currentThread(), new Call(exitStatus, Ledger.event()));
  }

  /** Records the beginning of the exit on this thread; false if it had already begun. */
  synchronized boolean begins() {
    if (exiting != null) {
      return false;
    }
    Thread current = Thread.currentThread();
    call = calls.get(current);
    begin(call == null ? "last-thread" : isSignalHandler(current) ? "signal" : "exit");
    return true;
  }

  private void begin(String by) {
    exiting = Thread.currentThread();
    beganAt = Ledger.nextOrder();
    Closings.exitBegins(beganAt);
    how = by;
  }

  /** Whether the exit has begun. */
  public synchronized boolean begun() {
    return exiting != null;
  }

  /** Records that the main thread is about to end. */
  synchronized void mainEnded() {
    mainEndedNanos = System.nanoTime();
  }

  /** Milliseconds since the end of main; 0 before that. */
  public synchronized long sinceMainEndedMs() {
    return mainEndedNanos == 0 ? 0 : (System.nanoTime() - mainEndedNanos) / 1_000_000;
  }

  /** Whether the end of the last thread that the JVM waited for began the exit. */
  public synchronized boolean isByLastThread() {
    return exiting != null && how.equals("last-thread");
  }

  /** Records that the first of the shutdown hooks is about to run. */
  synchronized void hooksBegin() {
    hooksBeganAt = System.nanoTime();
  }

  /** Records that the current thread, which may be a hook, is about to end. */
  synchronized void hookEnded() {
    ended.put(Thread.currentThread(), hooksRunForMs());
  }

  /** How many milliseconds after the first hook began this hook ended; null if it has not ended. */
  public synchronized @Nullable Long endedAfterMs(Object hook) {
    return hook instanceof Thread thread ? ended.get(thread) : null;
  }

  /** For how many milliseconds shutdown hooks have been running; 0 before that. */
  public synchronized long hooksRunForMs() {
    return hooksBeganAt == 0 ? 0 : (System.nanoTime() - hooksBeganAt) / 1_000_000;
  }

  // The JDK gives such a name to the thread that handles a signal, and to no other in that group.
  private static boolean isSignalHandler(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    String name = thread.getName();
    return name.startsWith("SIG")
        && name.endsWith(" handler")
        && group != null
        && group.getParent() == null;
  }

  /**
   * The reason why this thread halts the JVM: after its hooks, past hooks that have begun, or
   * without an exit; null if a halt was reported before.
   */
  synchronized @Nullable Trigger halts(int status) {
    if (halting) {
      return null;
    }
    halting = true;
    if (exiting == null) {
      call = new Call(status, Ledger.event());
      begin("halt");
      return Trigger.HALT;
    }
    return exiting == Thread.currentThread() ? Trigger.AFTER_HOOKS : Trigger.HALT;
  }

  /** Records that a halt waits for the snapshot that is being taken. */
  void hurry() {
    hurried = true;
    UserObjects.hurry();
  }

  /** Whether a halt waits, so that resources that may end on their own get no more time. */
  public boolean hurried() {
    return hurried;
  }

  /**
   * Less than the order of every birth since the exit began; {@code Long.MAX_VALUE} before that.
   */
  public synchronized long beganAt() {
    return beganAt;
  }

  /** The thread on which the exit began; null before that. */
  public synchronized @Nullable Thread thread() {
    return exiting;
  }

  /** Where the exit or halt was called; null for a signal, or if it was not called. */
  public synchronized @Nullable Birth event() {
    return call == null || how.equals("signal") ? null : call.event;
  }

  /** The exit status; null if the last thread ended or no thread has called the exit. */
  public synchronized @Nullable Integer status() {
    return call == null ? null : call.status;
  }

  /** Records that the main thread ends with an exception. */
  synchronized void failed() {
    failed = true;
  }

  /** The exit code with which the JVM would end on its own. */
  public synchronized int exitCode() {
    // The launcher's code: 1 if main threw an exception.
    return call == null ? (failed ? 1 : 0) : call.status;
  }

  /** {@code exit}, {@code halt}, {@code signal} or {@code last-thread}. */
  public synchronized String how() {
    return how;
  }

  /** Whether the JVM ends because main has returned, or because the main thread called it. */
  public synchronized boolean endedByMain() {
    return how.equals("last-thread")
        || (how.equals("exit") && exiting != null && exiting.getName().equals("main"));
  }

  /**
   * Whether the JVM was ended by System.exit or a signal, so that threads do not keep it running.
   */
  public synchronized boolean exited() {
    return exiting != null && !how.equals("last-thread");
  }
}
