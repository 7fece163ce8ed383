package dev.overstay.tests.targets.junit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One test, green, that leaves a pool. */
public class LeavesAPool {
  @Test
  void starts() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
  }
}
