package dev.overstay.tests.targets;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Pools that are made or ended in unusual ways. */
public final class Executors {
  private Executors() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "subclass" -> subclass();
      case "factory" -> factory();
      case "ending" -> ending();
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (args.length > 1) {
      System.exit(0);
    }
  }

  /** A pool with a class of its own, as frameworks have. */
  private static final class Pool extends ThreadPoolExecutor {
    Pool() {
      super(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }
  }

  private static void subclass() throws Exception {
    Pool pool = new Pool(); // live: executor
    pool.submit(() -> {}).get();
  }

  private static void factory() throws Exception {
    ExecutorService pool = withFactory();
    pool.submit(() -> {}).get();
  }

  private static ExecutorService withFactory() {
    return java.util.concurrent.Executors.newSingleThreadExecutor( // live: executor
        task -> new Thread(task, "made by hand"));
  }

  private static void ending() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          began.countDown();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
        });
    began.await();
    pool.shutdown();
  }
}
