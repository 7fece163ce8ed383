package dev.overstay.tests.targets.junit;

import org.junit.jupiter.api.Test;

/** A test whose code ends the JVM, by the way that the system property end names. */
class EndsTheJvm {
  @Test
  void runsAMain() {
    switch (System.getProperty("end", "")) {
      case "exit" -> Application.stop();
      case "halt" -> Runtime.getRuntime().halt(7);
      default -> {}
    }
  }

  /** What a test should not call. */
  private static final class Application {
    static void stop() {
      System.exit(3);
    }
  }
}
