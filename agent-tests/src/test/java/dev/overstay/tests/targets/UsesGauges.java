package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stops servers of a library, which is in a jar before this class on the class path, or its own.
 */
public final class UsesGauges {
  private UsesGauges() {}

  /** The program's own server, which makes the same mistake. */
  private static final class Board {
    private final ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService workers = Executors.newFixedThreadPool(1, Board::worker);

    Board() throws IOException {
      workers.execute(() -> {});
    }

    private static Thread worker(Runnable task) {
      Thread thread = new Thread(task, "board");
      thread.setDaemon(true);
      return thread;
    }

    void stop() throws IOException {
      port.close();
    }
  }

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "stopped" -> {
        Gauges gauges = new Gauges();
        Kept.keep(gauges);
        gauges.stop();
      }
      case "stopped, closeable" -> {
        Gauges.Closeable gauges = new Gauges.Closeable();
        Kept.keep(gauges);
        gauges.stop();
      }
      case "never stopped" -> Kept.keep(new Gauges());
      case "one of two stopped" -> {
        for (int i = 0; i < 2; i++) {
          Gauges gauges = new Gauges();
          Kept.keep(gauges);
          if (i == 0) {
            gauges.stop();
          }
        }
      }
      default -> {
        Board board = new Board();
        Kept.keep(board);
        board.stop();
      }
    }
  }
}
