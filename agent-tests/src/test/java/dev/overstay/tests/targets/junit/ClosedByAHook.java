package dev.overstay.tests.targets.junit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A test whose pool a shutdown hook closes, long after; one of the class closes its own. */
public class ClosedByAHook {
  @Test
  void leavesItToAHook() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(pool::shutdown));
  }

  @Test
  void closesItself() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {});
    pool.shutdown();
  }
}
