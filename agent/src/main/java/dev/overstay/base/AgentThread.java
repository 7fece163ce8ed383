package dev.overstay.base;

import org.jspecify.annotations.Nullable;

/**
 * A daemon thread of the agent. It inherits nothing from the user's thread that creates it: neither
 * its group, which the user's own leak checks may list, nor thread locals, whose {@code childValue}
 * is foreign code. No exception reaches the user's handler of uncaught exceptions.
 */
public abstract class AgentThread extends Thread {
  private static volatile @Nullable ThreadGroup group;

  // Each time a thread cannot be started for lack of room, the JVM prints a warning on the user's
  // stdout.
  private static volatile boolean lackRoom;

  /** Creates a thread, not yet started, whose name begins with {@code overstay-}. */
  @SuppressWarnings("this-escape") // Both are methods of Thread; a lint of JDK 21.
  protected AgentThread(String name) {
    super(group(), null, name, 0, false);
    setDaemon(true);
    setContextClassLoader(null);
  }

  /**
   * Creates the group of these threads. Up to JDK 18, the start of a thread takes the lock of its
   * group, and user code may hold the lock of the root group for ever.
   */
  public static void createGroup() {
    group = new ThreadGroup(root(), "overstay");
  }

  // A JVM without the agent, of which a dump is taken, gets no group.
  private static @Nullable ThreadGroup group() {
    ThreadGroup own = group;
    return own == null ? root() : own;
  }

  /** The root of all thread groups; null if the current thread has ended. */
  public static @Nullable ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** Allows one more attempt, because there may be room again. */
  public static void mayStartAgain() {
    lackRoom = false;
  }

  /**
   * Starts it if there is room for a thread. Once there was none, no other thread of the agent is
   * started until {@link #mayStartAgain}.
   *
   * @return whether it runs
   */
  public final boolean tryStart() {
    try {
      // An error may stop the thread that starts it, just after the start.
      if (isAlive()) {
        return true;
      }
      if (!lackRoom) {
        start();
        return true;
      }
    } catch (IllegalThreadStateException e) {
      // It has ended since: for what is left to do there is no thread.
    } catch (OutOfMemoryError e) {
      lackRoom = true;
    }
    return false;
  }

  /** The work of the thread; what it throws is dropped. */
  protected abstract void work();

  @Override
  public final void run() {
    try {
      work();
    } catch (Throwable t) {
      // A caller that waits for the result has a bound, and reports that it is missing.
    }
  }
}
