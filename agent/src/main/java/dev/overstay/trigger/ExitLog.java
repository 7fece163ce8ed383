package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.UserObjects;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** How the JVM came to its exit. */
public final class ExitLog {
  // By identity: a user's thread may have an equals of its own.
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

  /**
   * A call for the JVM's end.
   *
   * @param status the exit status
   * @param event where and by whom
   */
  private record Call(int status, Birth event) {}

  /** This thread calls for an exit. */
  synchronized void called(int exitStatus) {
    calls.put(Thread.currentThread(), new Call(exitStatus, Ledger.event()));
  }

  /** Whether the exit begins now, on this thread. */
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
    how = by;
  }

  /** Whether the exit has begun. */
  public synchronized boolean begun() {
    return exiting != null;
  }

  /** The first of the shutdown hooks is about to run. */
  synchronized void hooksBegin() {
    hooksBeganAt = System.nanoTime();
  }

  /** The current thread, a hook perhaps, is about to end. */
  synchronized void hookEnded() {
    ended.put(Thread.currentThread(), hooksRunForMs());
  }

  /** How many milliseconds after the first a hook has ended; null where it has not. */
  public synchronized @Nullable Long endedAfterMs(Object hook) {
    return hook instanceof Thread thread ? ended.get(thread) : null;
  }

  /** For how many milliseconds shutdown hooks have been running; 0 before. */
  public synchronized long hooksRunForMs() {
    return hooksBeganAt == 0 ? 0 : (System.nanoTime() - hooksBeganAt) / 1_000_000;
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
   * Why the JVM is halted by this thread: after its hooks, past hooks that have begun, or without
   * an exit; null where that was told before.
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

  /** Somebody waits with a halt for the snapshot that is being taken. */
  void hurry() {
    hurried = true;
    UserObjects.hurry();
  }

  /** Whether somebody does, so that what may end by itself has no time left. */
  public boolean hurried() {
    return hurried;
  }

  /** Earlier than every birth since the exit began; {@code Long.MAX_VALUE} before. */
  public synchronized long beganAt() {
    return beganAt;
  }

  /** The thread that asked; null while none has. */
  public synchronized @Nullable Thread thread() {
    return exiting;
  }

  /** Where the exit or halt was called; null for a signal, or where nobody did. */
  public synchronized @Nullable Birth event() {
    return call == null || how.equals("signal") ? null : call.event;
  }

  /** The exit status; null where the last thread ended or nobody has asked. */
  public synchronized @Nullable Integer status() {
    return call == null ? null : call.status;
  }

  /** The main thread ends by an exception. */
  synchronized void failed() {
    failed = true;
  }

  /** The exit code that the JVM would end with by itself. */
  public synchronized int exitCode() {
    // The launcher's own: 1 where main threw.
    return call == null ? (failed ? 1 : 0) : call.status;
  }

  /** {@code exit}, {@code halt}, {@code signal} or {@code last-thread}. */
  public synchronized String how() {
    return how;
  }

  /** Whether the JVM ends because main has returned, or by the main thread's own call. */
  public synchronized boolean endedByMain() {
    return how.equals("last-thread")
        || (how.equals("exit") && exiting != null && exiting.getName().equals("main"));
  }

  /** Whether somebody ended the JVM by System.exit or a signal, so that threads hold nothing. */
  public synchronized boolean exited() {
    return exiting != null && !how.equals("last-thread");
  }
}
