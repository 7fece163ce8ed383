package dev.overstay.tests.cases;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduled pool without shutdown. */
public final class ScheduledPoolCase {
  private ScheduledPoolCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, ScheduledPoolCase::leaky, ScheduledPoolCase::clean);
  }

  private static void leaky() throws Exception {
    startHeartbeat();
  }

  private static void clean() throws Exception {
    ScheduledExecutorService pool = startHeartbeat();
    pool.shutdownNow();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  private static ScheduledExecutorService startHeartbeat() {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1); // live: executor
    ScheduledFuture<?> beat = pool.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.SECONDS);
    Variants.keep(beat);
    return pool;
  }
}
