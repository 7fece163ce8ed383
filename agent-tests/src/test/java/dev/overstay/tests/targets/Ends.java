package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;

/** Opens as many things as told, then says when it ends, in microseconds, and does. */
public final class Ends {
  private Ends() {}

  public static void main(String[] args) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    int count = Integer.parseInt(args[1]);
    for (int i = 0; i < count; i++) {
      Kept.keep(
          switch (i % 4) {
            case 0 -> new ServerSocket(0);
            case 1 -> new DatagramSocket();
            case 2 -> new Timer(true);
            default -> thread(never);
          });
    }
    System.out.println(Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1_000);
    switch (args[0]) {
      case "exit" -> System.exit(0);
      case "halt" -> Runtime.getRuntime().halt(0);
      default -> {}
    }
  }

  private static Thread thread(CountDownLatch never) {
    Runnable wait =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Thread thread = new Thread(wait);
    thread.start();
    return thread;
  }
}
