package dev.overstay.tests.targets;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaves an idle pool that ends by itself, and three at one line that do not; then exits. */
public final class Alike {
  private Alike() {}

  public static void main(String[] args) throws Exception {
    ExecutorService idle = Executors.newCachedThreadPool();
    idle.submit(() -> {}).get();
    CountDownLatch working = new CountDownLatch(3);
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      busy(working, never);
    }
    working.await();
    System.exit(0);
  }

  private static void busy(CountDownLatch working, CountDownLatch never) {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          working.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
