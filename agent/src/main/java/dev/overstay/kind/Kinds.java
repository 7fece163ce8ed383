package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** All kinds. Probes pass the index of a kind. */
public final class Kinds {
  /** Threads. They are first, so that the ledger can refer to the thread that made a resource. */
  public static final Kind THREAD = new ThreadKind();

  /** Executors, which own their workers. */
  public static final Kind EXECUTOR = new ExecutorKind();

  /** Timers, whose key is their thread. */
  public static final Kind TIMER = new TimerKind();

  /** Child processes. */
  public static final Kind PROCESS = new ProcessKind();

  /** Connections of java.net and of NIO, and pipes. */
  public static final Kind SOCKET = new SocketKind();

  /** Listening sockets of java.net and of NIO. */
  public static final Kind SERVER_SOCKET = new ServerSocketKind();

  /** Sockets without a connection. */
  public static final Kind DATAGRAM_SOCKET = new DatagramSocketKind();

  /** Selectors and groups of asynchronous channels. */
  public static final Kind SELECTOR = new SelectorKind();

  /** Watch services. */
  public static final Kind WATCH_SERVICE = new WatchServiceKind();

  /** Shutdown hooks, which are never a finding on their own. */
  public static final Kind SHUTDOWN_HOOK = new ShutdownHookKind();

  /** Sockets that native code opened, which Java does not know. */
  public static final Kind NATIVE_SOCKET = new NativeSocketKind();

  /** Virtual threads (opt-in). */
  public static final Kind VIRTUAL_THREAD = new VirtualThreadKind();

  /** Containers that docker-java started. */
  public static final Kind CONTAINER = new ContainerKind();

  /** Files and directories (opt-in). */
  public static final Kind FILE = new FileKind();

  private static final Kind[] ALL = {
    THREAD,
    EXECUTOR,
    TIMER,
    PROCESS,
    SOCKET,
    SERVER_SOCKET,
    DATAGRAM_SOCKET,
    SELECTOR,
    WATCH_SERVICE,
    SHUTDOWN_HOOK,
    NATIVE_SOCKET,
    VIRTUAL_THREAD,
    CONTAINER,
    FILE,
  };

  private Kinds() {}

  /** All kinds in the order of their indices. */
  public static Kind[] all() {
    return ALL.clone();
  }

  /** The kind of the resource that {@code birth} records. */
  public static Kind of(Birth birth) {
    return ALL[birth.kind];
  }

  /** The birth that records how a platform thread was started; null if that is unknown. */
  public static @Nullable Birth startOf(Thread thread) {
    return Ledger.find(thread, index(THREAD));
  }

  /**
   * The birth that records how a thread was registered as a shutdown hook; null if that is unknown.
   */
  public static @Nullable Birth registrationOf(Thread hook) {
    return Ledger.find(hook, index(SHUTDOWN_HOOK));
  }

  /**
   * The kind of resource for which a thread waits in a JDK frame; null if it does not wait for one.
   */
  public static @Nullable Kind awaitedIn(StackTraceElement frame) {
    for (Kind kind : ALL) {
      if (kind.isAwaitedIn(frame.getClassName(), frame.getMethodName())) {
        return kind;
      }
    }
    return null;
  }

  /** The index of {@code kind}. */
  public static int index(Kind kind) {
    for (int i = 0; i < ALL.length; i++) {
      if (ALL[i] == kind) {
        return i;
      }
    }
    throw new IllegalArgumentException(kind.label());
  }
}
