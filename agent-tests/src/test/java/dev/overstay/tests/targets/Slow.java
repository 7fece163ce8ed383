package dev.overstay.tests.targets;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
      case "shut-down" -> shutDown();
      case "cancelled" -> cancelled();
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

  private static void shutDown() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(Slow::spin);
    pool.shutdownNow();
  }

  private static void cancelled() {
    CountDownLatch runs = new CountDownLatch(1);
    Timer timer = new Timer("reminder");
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            runs.countDown();
            spin();
          }
        },
        0);
    try {
      runs.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.cancel();
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
