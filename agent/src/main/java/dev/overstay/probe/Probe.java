package dev.overstay.probe;

import dev.overstay.base.LastWord;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.Ledger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls. Every method is safe inside any JDK method: it swallows every error but
 * the one by which a thread is stopped, takes no lock of the user's and calls nothing that is
 * woven.
 */
public final class Probe {
  private static volatile @Nullable ExitListener exits;
  private static volatile @Nullable Thread main;
  private static volatile boolean allThreads;
  private static volatile @Nullable Thread own;
  private static volatile @Nullable Class<?> asks;

  private Probe() {}

  /** Says which thread is the agent's: what it opens while it looks is nobody's. */
  public static void own(Thread thread) {
    own = thread;
  }

  /** Says of which class the threads are that ask the user's objects for the agent: likewise. */
  public static void asks(Class<? extends Thread> type) {
    asks = type;
  }

  private static boolean isOwn(Thread thread) {
    return thread == own || thread.getClass() == asks;
  }

  /** Says who hears of the end of {@code main} and of the JVM's exit. */
  public static void listen(ExitListener listener, Thread main) {
    // At the end of a stack it could not be loaded.
    LastWord.rehearse();
    Probe.main = main;
    exits = listener;
  }

  /** Says that the listener hears of the end of every thread, rather than of main's alone. */
  public static void listenToAllThreads() {
    allThreads = true;
  }

  /** A resource was made. */
  public static void born(@Nullable Object key, int kind) {
    try {
      Ledger.add(key, kind, null, null);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A resource was made that ends when {@code owner} is closed. */
  public static void bornOwned(@Nullable Object key, @Nullable Object owner, int kind) {
    try {
      Ledger.add(key, kind, owner, null);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A resource was made that the system knows by this number, a file descriptor for example. */
  public static void bornNumbered(@Nullable Object key, int number, int kind) {
    try {
      Ledger.add(key, kind, null, number);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A file was opened. */
  public static void opened(@Nullable Object key, int kind) {
    try {
      if (!isOwn(Thread.currentThread())) {
        Ledger.add(key, kind, null, null);
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A file or directory was opened by an object that has no cleaner; it stands for this path. */
  public static void openedWithoutCleaner(@Nullable Object key, Object path, int kind) {
    try {
      if (key != null && !isOwn(Thread.currentThread())) {
        Ledger.add(key, kind, null, new FileRecord(path, key.getClass().getName()));
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A resource is none any more, because whoever made it took it back. */
  public static void takenBack(@Nullable Object key, int kind) {
    try {
      Ledger.forget(key, kind);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /**
   * A resource has let go of what it held, if {@code closed}; whoever asks it will see the same.
   */
  public static void closed(boolean closed, @Nullable Object key, int kind) {
    if (closed) {
      takenBack(key, kind);
    }
  }

  /**
   * A thread was made. Its hash is needed when it starts, where JDK 17 and 18 hold its monitor,
   * which a first hash would inflate: that cost a tenth of what it takes to start one.
   */
  public static void threadConstructed(Thread thread) {
    try {
      Ledger.number(thread);
    } catch (Throwable t) {
      // Then its start makes one.
      Ledger.passOn(t);
    }
  }

  /** A virtual thread is started; nobody asked for more than their number. */
  public static void virtualThreadStarted(Object thread) {
    try {
      Ledger.countVirtualThread();
      Ledger.addLine(thread);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A virtual thread is started: what it makes may be a test's. */
  public static void virtualThreadHasMaker(Object thread) {
    try {
      Ledger.addLine(thread);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A thread is about to end. */
  public static void threadEnds(Thread thread) {
    if (thread == main) {
      tell(ExitListener.MAIN_ENDED, 0);
    } else if (allThreads) {
      tell(ExitListener.THREAD_ENDED, 0);
    }
    try {
      Ledger.forgetThread(thread);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A thread is about to end by an exception that nobody caught. */
  public static void threadFails(Thread thread) {
    if (thread == main) {
      tell(ExitListener.MAIN_FAILED, 0);
    }
  }

  /** Somebody calls for the JVM's exit with this status; another may come before it. */
  public static void exitCalled(int status) {
    if (!tell(ExitListener.EXIT_CALLED, status)) {
      // Where there is not even room for one line at the halt, the exit fails for want of stack as
      // it does some frames deeper without the agent: nothing has begun.
      LastWord.rehearse();
    }
  }

  /** The JVM's exit begins on this thread; no shutdown hook has run yet. */
  public static void hooksBegin() {
    tell(ExitListener.HOOKS_BEGIN, 0);
  }

  /** All shutdown hooks have returned. */
  public static void hooksEnded() {
    tell(ExitListener.HOOKS_ENDED, 0);
  }

  /** The JVM is halted with this status, after its hooks or without. */
  public static void haltCalled(int status) {
    try {
      if (!tell(ExitListener.HALT_CALLED, status)) {
        LastWord.noStack();
      }
    } catch (StackOverflowError e) {
      // The halt goes on. An exit that comes here had room for the line.
    }
  }

  /** A tool that is attached to this JVM asks for these properties. */
  public static void propertiesAsked(Properties properties) {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.propertiesAsked(properties);
      } catch (Throwable t) {
        Ledger.drop(t);
      }
    }
  }

  /** Whether there was stack enough for the listener. */
  private static boolean tell(int event, int status) {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.hear(event, status);
      } catch (StackOverflowError e) {
        return false;
      } catch (Throwable t) {
        Ledger.count(t);
        if (event == ExitListener.EXIT_CALLED) {
          // Later the exit goes on, which without the agent would be over.
          Ledger.passOn(t);
        }
      }
    }
    return true;
  }
}
