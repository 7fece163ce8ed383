package dev.overstay.tests.targets.junit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A test whose code ends the JVM, by the way that the system property end names. */
class EndsTheJvm {
  @Test
  void runsAMain() {
    switch (System.getProperty("end", "")) {
      case "exit" -> Application.stop();
      case "halt" -> Runtime.getRuntime().halt(7);
      case "halt-with-pool" -> haltWithPool();
      default -> {}
    }
  }

  private static void haltWithPool() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
    Runtime.getRuntime().halt(8);
  }

  /** What a test should not call. */
  private static final class Application {
    static void stop() {
      System.exit(3);
    }
  }
}
