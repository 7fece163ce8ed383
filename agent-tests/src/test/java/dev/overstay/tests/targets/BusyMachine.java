package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** Leaves a server socket open beside so many threads that never stop, and exits. */
public final class BusyMachine {
  private static final int FRAMES = 12;

  private BusyMachine() {}

  @SuppressWarnings("resource")
  public static void main(String[] args) throws IOException, InterruptedException {
    ServerSocket server = new ServerSocket(0);
    int threads = Integer.parseInt(args[0]);
    CountDownLatch running = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> spin(running), "spins-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    running.await();
    System.out.println(server.isClosed());
    System.exit(0);
  }

  private static void spin(CountDownLatch running) {
    running.countDown();
    while (true) {
      try {
        fail(FRAMES);
      } catch (IllegalStateException e) {
        // Unwinding the stack is work too.
      }
    }
  }

  private static int fail(int frames) {
    if (frames > 0) {
      return fail(frames - 1) + 1;
    }
    throw new IllegalStateException("on purpose");
  }
}
