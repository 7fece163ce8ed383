package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.AnyEnd;
import dev.overstay.tests.targets.StopsWhoExits;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends that the matrix of all ends has found to be different with the agent, or unheard. */
class EndsTest {
  private static final long UPKEEP_MS = 2_000;
  private static final int MOST_TRIES = 8;
  private static final long LOOK_MS = 20;
  private static final int MOST_LOOKS = 3_000;

  private static Fork fork(String live, String way) {
    return Fork.of(AnyEnd.class).args(live, "daemon", way);
  }

  private static void assertDumpOrLine(Run run) {
    assertTrue(
        !run.dumps().isEmpty() || run.stderr().contains("overstay: no "),
        run.stdout() + run.stderr());
  }

  // From JDK 20 on no thread can be stopped.
  @ParameterizedTest
  @ValueSource(strings = {"halt", "exit"})
  @EnabledForJreRange(max = JRE.JAVA_19)
  void exitGoesOnWhereItsThreadIsStopped(String way) {
    Run run = Fork.of(StopsWhoExits.class).args(way).run();
    assertEquals(3, run.exit(), run.stdout() + run.stderr());
    assertEquals("", run.stdout());
    assertDumpOrLine(run);
  }

  @Test
  void exitAtTheEndOfTheStackHasItsDumpOrLine() {
    Run run = fork("pool", "exit-deep").run();
    assertEquals(5, run.exit(), run.stderr());
    assertDumpOrLine(run);
  }

  @Test
  void exitThatTheEndOfTheStackBreaksHasItsDumpOrLine() {
    assertDumpOrLine(fork("pool", "exit-broken").run());
  }

  // Each a race: of ten in the former order, two had no dump.
  @RepeatedTest(10)
  void twoHaltsAtOnceHaveTheirDump() {
    Run run = fork("pool", "halt-twice").run();
    assertEquals(8, run.exit(), run.stderr());
    assertFalse(run.dumps().isEmpty(), run.stderr());
  }

  // Of 12 such targets without the agent, two ended themselves, by their own last allocation.
  private static Running ready() {
    Running running = littleHeap();
    for (int tries = 0; tries < MOST_TRIES && endsBeforeReady(running); tries++) {
      running.close();
      running = littleHeap();
    }
    return running.awaitStdout("ready\n");
  }

  private static Running littleHeap() {
    Fork fork = fork("server", "signal").args("little-heap").options("grace=100ms");
    return fork.jvmArgs("-Xmx32m", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError").start();
  }

  private static boolean endsBeforeReady(Running running) {
    for (int looks = 0; looks < MOST_LOOKS && !running.stdout().contains("ready\n"); looks++) {
      if (running.endsWithin(LOOK_MS)) {
        return !running.stdout().contains("ready\n");
      }
    }
    return false;
  }

  /**
   * On G1 what is free may be in pieces too small for anything. The agent's upkeep, a second after
   * the first birth, and its look at the exit must not be what ends such a JVM.
   */
  @RepeatedTest(4)
  @Tag("soak")
  void agentTakesNoHeapWhereItsLackEndsTheJvm() {
    try (Running running = ready()) {
      assertFalse(running.endsWithin(UPKEEP_MS), running::stdout);
      Run run = running.signal("TERM").end();
      assertEquals(143, run.exit(), run.stdout() + run.stderr());
      assertDumpOrLine(run);
    }
  }
}
