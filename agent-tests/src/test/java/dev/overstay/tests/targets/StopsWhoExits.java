package dev.overstay.tests.targets;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stops the thread that ends the JVM by the named way with 3, while it waits for the look. */
public final class StopsWhoExits {
  private StopsWhoExits() {}

  @SuppressWarnings({"deprecation", "removal"})
  public static void main(String[] args) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {});
    Thread ends =
        new Thread(
            () -> {
              if (args[0].equals("halt")) {
                Runtime.getRuntime().halt(3);
              }
              System.exit(3);
            });
    ends.setDaemon(true);
    ends.start();
    while (ends.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    ends.stop();
    ends.join();
    System.out.println("still here");
    pool.shutdown();
  }
}
