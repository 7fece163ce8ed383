package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.SwingTimer;
import org.junit.jupiter.api.Test;

/** Parts of the JDK outside of its base are known by their own classes, as libraries are. */
class DesktopTest {
  @Test
  void swingTimerIsNamedWithItsOwnCall() {
    Run run =
        Fork.of(SwingTimer.class)
            .jvmArgs("-Djava.awt.headless=true")
            .options("grace=300ms,stall=300ms")
            .runUntilVerdict();
    run.assertFinding(Mark.of(SwingTimer.class));
    Finding finding = run.finding();
    assertTrue(
        finding.title().matches("Timer \\(\\d threads?\\) was never stopped"), finding.title());
    assertEquals("Call stop() on the Timer before main returns", finding.fix());
    assertEquals(Effect.BLOCKS_EXIT, finding.effect());
  }
}
