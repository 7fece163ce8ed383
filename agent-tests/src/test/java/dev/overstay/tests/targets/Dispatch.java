package dev.overstay.tests.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Stands for a library whose static initializer makes what serves it as long as the JVM lives. */
public final class Dispatch {
  private static final Selector selector;
  private static final ServerSocket port;
  private static final Timer timer = new Timer("dispatch-timer", true);
  private static final ScheduledExecutorService pool =
      Executors.newScheduledThreadPool(1, Dispatch::daemon);

  static {
    try {
      selector = Selector.open();
      port = new ServerSocket(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(Dispatch::dispatch).start();
    pool.execute(() -> {});
  }

  private Dispatch() {}

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "dispatch");
    thread.setDaemon(true);
    return thread;
  }

  private static void dispatch() {
    try {
      while (selector.isOpen()) {
        selector.select();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection of the library, which has nothing to close. */
  static int connect() {
    return port.getLocalPort() + timer.hashCode();
  }

  /** Opens a port for its caller, who must close it. */
  static ServerSocket listen() throws IOException {
    return new ServerSocket(0);
  }
}
