package dev.overstay.ledger;

import java.lang.ProcessBuilder.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls. Every method is safe inside any JDK method: it swallows every error, takes
 * no lock of the user's and calls nothing that is woven.
 */
public final class Probe {
  private static volatile @Nullable ExitListener exits;
  private static volatile @Nullable Thread main;
  private static volatile @Nullable Thread own;

  private Probe() {}

  /** Says which thread is the agent's: what it opens while it looks is nobody's. */
  public static void own(Thread thread) {
    own = thread;
  }

  /** Says who hears of the end of {@code main} and of the JVM's exit. */
  public static void listen(ExitListener listener, Thread main) {
    Probe.main = main;
    exits = listener;
  }

  /** A resource was made. */
  public static void born(@Nullable Object key, int kind) {
    try {
      Ledger.add(key, kind, null, null);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A resource was made that ends when {@code owner} is closed. */
  public static void bornOwned(@Nullable Object key, @Nullable Object owner, int kind) {
    try {
      Ledger.add(key, kind, owner, null);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A resource was made that the system knows by this number, a file descriptor for example. */
  public static void bornNumbered(@Nullable Object key, int number, int kind) {
    try {
      Ledger.add(key, kind, null, number);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A file was opened. */
  public static void opened(@Nullable Object key, int kind) {
    try {
      if (Thread.currentThread() != own) {
        Ledger.add(key, kind, null, null);
      }
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A file or directory was opened by an object that has no cleaner; it stands for this path. */
  public static void openedWithoutCleaner(@Nullable Object key, Object path, int kind) {
    try {
      if (key != null && Thread.currentThread() != own) {
        Ledger.add(key, kind, null, new FileRecord(path, key.getClass().getName()));
      }
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A resource is none any more, because whoever made it took it back. */
  public static void takenBack(@Nullable Object key, int kind) {
    try {
      Ledger.forget(key, kind);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A virtual thread was started; nobody asked for more than their number. */
  public static void virtualThreadStarted() {
    Ledger.countVirtualThread();
  }

  /** A process is about to be started. */
  public static void processBegins(ProcessBuilder builder) {
    try {
      Launch.begin(builder);
    } catch (Throwable t) {
      // Its birth is worth having without.
    }
  }

  /** A process runs; {@code descriptors} are this JVM's ends of its pipes, -1 for none. */
  public static void processRuns(Process process, int[] descriptors) {
    try {
      Launch.note(process, descriptors);
    } catch (Throwable t) {
      // Its birth is worth having without.
    }
  }

  /** A process has ended, a child or any other that somebody waited for. */
  public static void processEnded(long pid) {
    try {
      LastingBirths.ended(pid, Launch.youngestPid());
    } catch (Throwable t) {
      // Whoever asks it will see.
    }
  }

  /** A Process was constructed; the JDK's own is born where it is started. */
  public static void processConstructed(Object process, int kind) {
    try {
      if (!process.getClass().getName().equals("java.lang.ProcessImpl")) {
        Ledger.add(process, kind, null, null);
      }
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A process was started; {@code redirects} are null where all three streams are pipes. */
  public static void bornProcess(
      @Nullable Process process,
      ProcessBuilder builder,
      Redirect @Nullable [] redirects,
      int kind) {
    try {
      if (process != null) {
        ProcessRecord record = new ProcessRecord(process, builder, redirects);
        Ledger.addLasting(process, kind, record);
        // Its end may have come before its birth was known.
        if (!process.isAlive()) {
          record.end();
          LastingBirths.over(record);
        }
      }
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container was made; it does not run yet. Labels are passed as text. */
  public static void containerCreated(
      @Nullable String id, @Nullable String image, @Nullable String name, @Nullable String labels) {
    try {
      ContainerLog.created(id, image, name, labels);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container was started; it is told by its id or name. */
  public static void containerStarted(@Nullable String reference, int kind) {
    try {
      ContainerLog.started(reference, kind);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container was started again. */
  public static void containerRestarted(@Nullable String reference, int kind) {
    try {
      ContainerLog.restarted(reference, kind);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container does not run any more. */
  public static void containerEnded(@Nullable String reference) {
    try {
      ContainerLog.ended(reference);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container was sent this signal; null is the one that ends it. */
  public static void containerKilled(@Nullable String reference, @Nullable String signal) {
    try {
      if (ContainerLog.ends(signal)) {
        ContainerLog.ended(reference);
      }
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A container is gone. */
  public static void containerRemoved(@Nullable String reference) {
    try {
      ContainerLog.removed(reference);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A thread is about to end. */
  public static void threadEnds(Thread thread) {
    ExitListener listener = exits;
    if (listener != null && thread == main) {
      try {
        listener.mainEnded();
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** A thread is about to end by an exception that nobody caught. */
  public static void threadFails(Thread thread) {
    ExitListener listener = exits;
    if (listener != null && thread == main) {
      try {
        listener.mainFailed();
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** Somebody calls for the JVM's exit with this status; another may come before it. */
  public static void exitCalled(int status) {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.exitCalled(status);
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** The JVM's exit begins on this thread; no shutdown hook has run yet. */
  public static void hooksBegin() {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.hooksBegin();
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** All shutdown hooks have returned. */
  public static void hooksEnded() {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.hooksEnded();
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** The JVM is halted with this status, after its hooks or without. */
  public static void haltCalled(int status) {
    ExitListener listener = exits;
    if (listener != null) {
      try {
        listener.haltCalled(status);
      } catch (Throwable t) {
        Ledger.drop();
      }
    }
  }

  /** A test, or a container of tests, starts on this thread. */
  public static void testStarted(String id) {
    try {
      Spans.started(id);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A test, or a container of tests, has ended. */
  public static void testEnded(String id, String result) {
    try {
      Spans.ended(id, result);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }
}
