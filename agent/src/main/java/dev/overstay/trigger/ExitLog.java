package dev.overstay.trigger;

import org.jspecify.annotations.Nullable;

/** Who asked the JVM to exit, first and only once. */
public final class ExitLog {
  private @Nullable Thread exiting;
  private String how = "exit";
  private int status;
  private boolean hooksReturned;

  /** Whether this is the first request; a second thread that exits waits for ever. */
  synchronized boolean requested(int exitStatus, boolean byExit) {
    if (exiting != null) {
      return false;
    }
    Thread current = Thread.currentThread();
    exiting = current;
    status = exitStatus;
    how = byExit ? isSignalHandler(current) ? "signal" : "exit" : "last-thread";
    return true;
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

  /** Whether the exiting thread is through with the hooks, told once. */
  synchronized boolean hooksReturned() {
    boolean first = exiting == Thread.currentThread() && !hooksReturned;
    hooksReturned |= first;
    return first;
  }

  /** Name of the thread that asked; null while none has. */
  public synchronized @Nullable String thread() {
    return exiting == null ? null : exiting.getName();
  }

  /** The exit status; null where the last thread ended or nobody has asked. */
  public synchronized @Nullable Integer status() {
    return exiting == null || how.equals("last-thread") ? null : Integer.valueOf(status);
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
