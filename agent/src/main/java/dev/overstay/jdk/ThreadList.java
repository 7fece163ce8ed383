package dev.overstay.jdk;

import dev.overstay.base.AgentThread;
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
  private static @Nullable Lister lister;

  private ThreadList() {}

  /**
   * Creates the thread that lists the others, early: user code may also hold the lock that creating
   * a thread takes. Without it, the private method is called at once.
   */
  public static void prepare() {
    lister = takesLocks ? new Lister() : null;
  }

  /** The threads, and nulls after them. */
  public static @Nullable Thread[] now() {
    if (!takesLocks) {
      return atStart();
    }
    Lister prepared = lister;
    @Nullable Thread[] threads = prepared == null ? null : prepared.list();
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

  /** Waits for the locks in place of its callers. */
  private static final class Lister extends AgentThread {
    private @Nullable Thread @Nullable [] listed;
    private int asked;
    private int answered;
    private boolean awaited;
    private boolean started;

    Lister() {
      super("overstay-lists-threads");
    }

    /** The threads; null if they cannot be listed soon. */
    synchronized @Nullable Thread @Nullable [] list() {
      // It waits for a lock already.
      if (asked != answered) {
        return null;
      }
      started = started || tryStart();
      if (!started) {
        return null;
      }
      asked++;
      awaited = true;
      notifyAll();
      boolean interrupted = false;
      long end = System.nanoTime() + BOUND_MS * 1_000_000;
      for (long left = BOUND_MS; asked != answered && left > 0; ) {
        try {
          wait(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      @Nullable Thread @Nullable [] threads = asked == answered ? listed : null;
      awaited = false;
      listed = null;
      return threads;
    }

    @Override
    protected void work() {
      while (true) {
        try {
          awaitQuestion();
        } catch (InterruptedException e) {
          // No code interrupts it on purpose, and it has nothing to clean up.
          continue;
        }
        answer(atStart());
      }
    }

    private synchronized void answer(@Nullable Thread[] threads) {
      // It keeps no thread alive for a caller that has gone.
      listed = awaited ? threads : null;
      answered = asked;
      notifyAll();
    }

    private synchronized void awaitQuestion() throws InterruptedException {
      while (asked == answered) {
        wait();
      }
    }
  }
}
