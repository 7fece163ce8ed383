package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.BusyMachine;
import dev.overstay.tests.targets.SlowChild;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump and its findings do not depend on what else the machine has to do. */
class BusyMachineTest {
  @Test
  void dumpIsWrittenBesideThreadsThatNeverStop() {
    assertDump();
  }

  @RepeatedTest(20)
  @Tag("soak")
  void dumpIsWrittenTwentyTimes() {
    assertDump();
  }

  private static void assertDump() {
    Run run = Fork.of(BusyMachine.class).optimises().args("45").bound(120).run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals("false\n", run.stdout());
    // The server socket and the threads.
    assertEquals(2, run.dump().findings().size(), run.stderr());
  }

  @ParameterizedTest
  @ValueSource(strings = {"destroy", "signal"})
  void childThatWasToldToEndIsWaitedFor(String how) {
    // The thread that continues the child may still be live when the child has ended.
    Run run = Fork.of(SlowChild.class).args(how).options("kinds=-thread").bound(60).run();
    run.assertClean();
    assertEquals(0, run.exit(), run.stderr());
  }
}
