package dev.overstay.probe;

import dev.overstay.base.AgentThread;
import dev.overstay.base.LastWord;
import dev.overstay.ledger.FileRecord;
import dev.overstay.ledger.Ledger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The methods that woven code calls. Each of them is safe inside any JDK method: it swallows all
 * errors except the one that stops a thread, does not take any lock of the user, and does not call
 * anything that is woven.
 */
public final class Probe {
  private static volatile @Nullable ExitListener exits;
  private static volatile @Nullable Thread main;
  private static volatile boolean allThreads;

  private Probe() {}

  // Files that the agent opens while it takes a snapshot are not recorded.
  private static boolean isOwn(Thread thread) {
    return thread instanceof AgentThread;
  }

  /** Sets the listener for the end of {@code main} and for the JVM's exit. */
  public static void listen(ExitListener listener, Thread main) {
    // At the end of a stack, the class could not be loaded any more.
    LastWord.rehearse();
    Probe.main = main;
    exits = listener;
  }

  /** Makes the listener notified of the end of every thread, not only of main. */
  public static void listenToAllThreads() {
    allThreads = true;
  }

  /** A resource was made. */
  public static void born(@Nullable Object key, int kind) {
    try {
      // A birth would keep the classes of the user's code that starts it alive.
      if (!(key instanceof AgentThread)) {
        Ledger.add(key, kind, null, null);
      }
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

  /** A resource was made that has this number in the system, for example a file descriptor. */
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

  /** A file or directory was opened by an object without a cleaner, which represents this path. */
  public static void openedWithoutCleaner(@Nullable Object key, Object path, int kind) {
    try {
      if (key != null && !isOwn(Thread.currentThread())) {
        Ledger.add(key, kind, null, new FileRecord(path, key.getClass().getName()));
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** An object does not count as a resource any more, because it was taken back. */
  public static void takenBack(@Nullable Object key, int kind) {
    try {
      Ledger.forget(key, kind);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /**
   * A resource has released what it held, if {@code closed}; asking the resource gives the same
   * answer.
   */
  public static void closed(boolean closed, @Nullable Object key, int kind) {
    if (closed) {
      takenBack(key, kind);
    }
  }

  /** A resource was asked to end, and is live until it does. */
  public static void askedToEnd(@Nullable Object key, int kind) {
    try {
      Ledger.askedToEnd(key, kind);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A thread is interrupted. */
  public static void interrupted(Thread thread) {
    try {
      Ledger.interrupted(thread);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /**
   * A thread was constructed. This computes its hash, which is needed when it starts. JDK 17 and 18
   * hold the thread's monitor at that time, and a first hash would inflate it: that cost a tenth of
   * the time that starting a thread takes.
   */
  public static void threadConstructed(Thread thread) {
    try {
      Ledger.number(thread);
    } catch (Throwable t) {
      // The hash is then computed at the start.
      Ledger.passOn(t);
    }
  }

  /** A virtual thread is started; only their number was requested. */
  public static void virtualThreadStarted(Object thread) {
    try {
      Ledger.countVirtualThread();
      Ledger.addLine(thread);
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A virtual thread is started; it may make resources for a test. */
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

  /** A thread is about to end with an uncaught exception. */
  public static void threadFails(Thread thread) {
    if (thread == main) {
      tell(ExitListener.MAIN_FAILED, 0);
    }
  }

  /** A thread calls the JVM's exit with this status; another call may come before it. */
  public static void exitCalled(int status) {
    if (!tell(ExitListener.EXIT_CALLED, status)) {
      // If the stack is too short even for one line at the halt, this throws, and the exit fails as
      // it would some frames deeper without the agent. The exit has not begun then.
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

  /** The JVM is halted with this status, after its hooks or without them. */
  public static void haltCalled(int status) {
    try {
      if (!tell(ExitListener.HALT_CALLED, status)) {
        LastWord.noStack();
      }
    } catch (StackOverflowError e) {
      // The halt goes on. An exit that reaches this point had enough stack for the line.
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

  /** Returns whether there was enough stack for the listener. */
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
          // Only here. At later events the exit goes on, as it would be over by then without the
          // agent.
          Ledger.passOn(t);
        }
      }
    }
    return true;
  }
}
