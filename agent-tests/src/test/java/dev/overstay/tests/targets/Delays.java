package dev.overstay.tests.targets;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

/** Holds the exit for some seconds, and lets it go then. */
public final class Delays {
  private static final long MS = 2_500;

  private Delays() {}

  public static void main(String[] args) {
    switch (args[0]) {
      case "thread" -> thread();
      case "pool" -> pool();
      case "hook" -> hook();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void thread() {
    new Thread(Delays::sleep, "late-flush").start(); // live: thread
  }

  private static void pool() {
    SynchronousQueue<Runnable> queue = new SynchronousQueue<>();
    var pool = new ThreadPoolExecutor(0, 4, MS, MILLISECONDS, queue); // live: executor
    pool.execute(() -> {});
  }

  private static void hook() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(Delays::sleep, "closer")); // live: shutdown-hook
  }

  private static void sleep() {
    try {
      Thread.sleep(MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
