package dev.overstay.tests.cases;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A fixed pool without shutdown: two of three workers were started. */
public final class FixedPoolCase {
  private FixedPoolCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, FixedPoolCase::leaky, FixedPoolCase::clean);
  }

  private static void leaky() throws Exception {
    compute();
  }

  private static void clean() throws Exception {
    ExecutorService pool = compute();
    pool.shutdown();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  private static ExecutorService compute() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3); // live: executor
    Future<Integer> one = pool.submit(() -> 1);
    Future<Integer> two = pool.submit(() -> 2);
    one.get();
    two.get();
    return pool;
  }
}
