package dev.overstay.tests.targets;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Executors of every sort, a method each. */
final class Pools {
  private Pools() {}

  private static List<AutoCloseable> used(ExecutorService pool) throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch forEver = new CountDownLatch(1);
    pool.execute(
        () -> {
          working.countDown();
          try {
            forEver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    working.await();
    return List.of(
        () -> {
          pool.shutdownNow();
          if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not end");
          }
        });
  }

  static List<AutoCloseable> forkJoin() throws Exception {
    return used(new ForkJoinPool(2)); // live: executor
  }

  static List<AutoCloseable> workStealing() throws Exception {
    return used(Executors.newWorkStealingPool(3)); // live: executor
  }

  static List<AutoCloseable> scheduled() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2); // live: executor
    return used(pool);
  }

  static List<AutoCloseable> single() throws Exception {
    return used(Executors.newSingleThreadExecutor()); // live: executor
  }

  static List<AutoCloseable> singleScheduled() throws Exception {
    return used(Executors.newSingleThreadScheduledExecutor()); // live: executor
  }

  static List<AutoCloseable> unconfigurable() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool(); // live: executor
    return used(Executors.unconfigurableExecutorService(pool));
  }

  /** Since JDK 21. */
  static List<AutoCloseable> threadPerTask() throws Exception {
    ThreadFactory factory = task -> new Thread(task, "per-task");
    return used(
        (ExecutorService)
            Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, factory)); // live: executor
  }

  /** Since JDK 21. */
  static List<AutoCloseable> virtualPerTask() throws Exception {
    return used(
        (ExecutorService)
            Executors.class
                .getMethod("newVirtualThreadPerTaskExecutor")
                .invoke(null)); // live: executor
  }

  /** Since JDK 21. */
  static List<AutoCloseable> virtualThread() throws Exception {
    CountDownLatch forEver = new CountDownLatch(1);
    Runnable task =
        () -> {
          try {
            forEver.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Thread thread =
        (Thread)
            Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, task); // live: thread
    return List.of(
        () -> {
          forEver.countDown();
          thread.join();
        });
  }

  /** Nobody can shut these down. */
  static List<AutoCloseable> common() throws Exception {
    CompletableFuture.runAsync(() -> {}).get();
    CompletableFuture<Void> late = new CompletableFuture<>();
    late.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS).get();
    return List.of(late::join);
  }

  /** The wrapper shuts its pool down when nobody reaches it any more. */
  static List<AutoCloseable> dropped() throws Exception {
    Executors.newSingleThreadExecutor().submit(() -> {}).get();
    boolean gone = false;
    for (int i = 0; i < 1_000 && !gone; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.timedJoin(Thread.currentThread(), 10);
      gone = Thread.getAllStackTraces().keySet().stream().noneMatch(Pools::isWorker);
    }
    return List.of(() -> {});
  }

  private static boolean isWorker(Thread thread) {
    return thread.getName().startsWith("pool-");
  }
}
