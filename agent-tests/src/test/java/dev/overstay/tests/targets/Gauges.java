package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A library's server: its {@code stop()} closes the port and forgets the pool. */
public class Gauges {
  private final ServerSocket port;
  private final ExecutorService pool = Executors.newFixedThreadPool(2, Gauges::worker);

  public Gauges() throws IOException {
    // As a library does that looks for a free port.
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = new ServerSocket(0, 1, free.getInetAddress());
    }
    pool.execute(() -> {});
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "gauges");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes the port. */
  public void stop() throws IOException {
    port.close();
  }

  /** Such a server with a method that closes all. */
  public static final class Closeable extends Gauges implements AutoCloseable {
    public Closeable() throws IOException {}

    @Override
    public void close() throws IOException {
      stop();
      super.pool.shutdown();
    }
  }
}
