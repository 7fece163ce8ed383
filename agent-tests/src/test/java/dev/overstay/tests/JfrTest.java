package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Recorded;
import org.junit.jupiter.api.Test;

/** What JDK Flight Recorder sees of the agent. */
class JfrTest {
  @Test
  void birthsAreNoExceptions() {
    Run run = Fork.of(Recorded.class).options("grace=200ms").run();
    assertEquals(0, run.exit());
    assertTrue(run.dump().verdict().tracked() >= 2, run.dump().verdict() + "");
    // The JDK makes some of its own.
    assertTrue(run.stdout().contains("java.lang.IllegalStateException\n"), run.stdout());
    assertFalse(run.stdout().contains("dev.overstay."), run.stdout());
  }
}
