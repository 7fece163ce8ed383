package dev.overstay.trigger;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asked the JVM to exit, first and only once. */
public final class ExitLog {
  // By identity: a user's thread may have an equals of its own.
  private final Set<Thread> requesters = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Thread exiting;
  private String how = "exit";
  private int status;
  private boolean hooksReturned;

  /** Whether this is the first request. */
  synchronized boolean requested(int exitStatus, boolean byExit) {
    Thread current = Thread.currentThread();
    requesters.add(current);
    if (exiting != null) {
      return false;
    }
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

  /**
   * Whether the hooks have returned, told once: then a thread that asked for the exit is about to
   * halt the JVM. Not always the first; the JVM lets in whoever comes to its lock first.
   */
  synchronized boolean hooksReturned() {
    boolean first = !hooksReturned && requesters.contains(Thread.currentThread());
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
