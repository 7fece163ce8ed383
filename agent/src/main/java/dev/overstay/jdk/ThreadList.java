package dev.overstay.jdk;

import dev.overstay.base.AgentThread;
import dev.overstay.base.BoundedRunner;
import org.jspecify.annotations.Nullable;

/**
 * Lists the live platform threads, without those that the JVM hides. Up to JDK 18 the public method
 * for this takes the lock of each thread group in turn, and user code may hold one for ever. A
 * thread of the agent calls it there, and if that does not answer soon, a private method of the JDK
 * is called, which takes no lock but costs 8 ms of CPU the first time.
 */
public final class ThreadList {
  private static final int FEW = 64;
  private static final int LAST_WITH_LOCKS = 18;
  private static final long BOUND_MS = 100;

  private static final boolean takesLocks = Runtime.version().feature() <= LAST_WITH_LOCKS;
  private static @Nullable BoundedRunner lister;

  private ThreadList() {}

  /**
   * Creates the thread that lists the others, early: user code may also hold the lock that creating
   * a thread takes. Without it, the private method is called at once.
   */
  public static void prepare() {
    lister = takesLocks ? new BoundedRunner("overstay-lists-threads") : null;
  }

  /** The threads, and nulls after them. */
  public static @Nullable Thread[] now() {
    if (!takesLocks) {
      return atStart();
    }
    BoundedRunner prepared = lister;
    Listing listing = new Listing();
    boolean done = prepared != null && prepared.run(listing, BOUND_MS);
    @Nullable Thread @Nullable [] threads = done ? listing.threads : null;
    if (threads == null) {
      threads = known();
    }
    return threads == null ? Thread.getAllStackTraces().keySet().toArray(new Thread[0]) : threads;
  }

  /** The same without the public method; null if this JDK does not support that. */
  static @Nullable Thread @Nullable [] known() {
    return PrivateFields.callStatic("java.lang.Thread", "getThreads") instanceof Thread[] known
        ? known
        : null;
  }

  /** The same at the start of the agent, when no thread is started for it. */
  public static @Nullable Thread[] atStart() {
    ThreadGroup root = AgentThread.root();
    @Nullable Thread[] threads = new Thread[FEW];
    while (root != null && root.enumerate(threads, true) == threads.length) {
      threads = new Thread[2 * threads.length];
    }
    return threads;
  }

  /** Lists them in place of its caller. */
  private static final class Listing implements Runnable {
    private volatile @Nullable Thread @Nullable [] threads;

    @Override
    public void run() {
      threads = atStart();
    }
  }
}
