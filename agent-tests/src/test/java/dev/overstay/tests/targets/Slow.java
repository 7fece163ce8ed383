package dev.overstay.tests.targets;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Leaves something that ends by itself, or that still works, when main returns. */
public final class Slow {
  private static volatile boolean done;

  private Slow() {}

  public static void main(String[] args) {
    switch (args[0]) {
      case "idle" -> idle();
      case "short" -> new Thread(Slow::sleep, "short").start();
      case "busy" -> new Thread(Slow::spin, "busy").start(); // live: thread
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** As a cached pool, or the dispatcher of an HTTP client, does after a minute. */
  private static void idle() {
    ExecutorService pool =
        new ThreadPoolExecutor(0, 4, 4, TimeUnit.SECONDS, new SynchronousQueue<>());
    pool.execute(() -> {});
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    while (!done) {
      Thread.onSpinWait();
    }
  }
}
