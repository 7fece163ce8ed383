package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Slow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stuck, or only slow. */
class ProgressTest {
  private static Fork slow(String how) {
    return Fork.of(Slow.class).args(how).options("grace=200ms,stall=300ms");
  }

  @Test
  void idlePoolIsSaidToEndByItselfAndDoesByThen() {
    try (Running running = slow("idle").start()) {
      running.awaitStderr("  report  ");
      Dump dump = running.dump();
      Finding finding = dump.findings().get(0);
      assertEquals(Progress.ENDING, finding.progress());
      Instant endsBy = finding.endsBy();
      assertNotNull(endsBy);
      assertEquals(ExitState.BLOCKED, dump.verdict().exit());
      String end = "; it ends on its own within 4 s";
      assertTrue(dump.verdict().headline().endsWith(end), dump.verdict().headline());
      Run run = running.end();
      Duration late = Duration.between(endsBy, Instant.now());
      assertTrue(late.toMillis() < 2_000, late.toString());
      assertEquals(0, run.exit());
      String effect = "\n  effect    blocks exit; ends on its own within 4 s\n";
      assertTrue(run.stderr().contains(effect), run.stderr());
      // In the end nothing was left, but it is known what took so long.
      assertEquals(Effect.DELAYED_EXIT, run.finding().effect());
      assertEquals(Progress.UNKNOWN, run.finding().progress());
      assertEquals(ExitState.FREE, run.dump().verdict().exit());
    }
  }

  @Test
  void threadThatEndsWithinGraceIsNoFinding() {
    Run run = slow("short").options("grace=2s,stall=300ms").run();
    run.assertClean();
  }

  @Test
  void threadThatStillBurnsCpuIsBusy() {
    Run run =
        slow("busy")
            .runUntil(
                dump ->
                    dump.snapshots().stream()
                            .filter(s -> s.trigger() == Trigger.EXIT_STALLED)
                            .count()
                        == 3);
    run.assertFinding(Mark.of(Slow.class));
    assertEquals(Progress.BUSY, run.finding().progress());
  }

  @Test
  void poolThatWasShutDownIsNotToldToBe() {
    Finding finding = slow("shut-down").runUntilVerdict().finding();
    String start = "Executor pool-1 (1 thread) was shut down, but 1 task ignores interruption";
    assertTrue(finding.title().startsWith(start), finding.title());
    assertTrue(finding.title().contains(" at Slow.spin(Slow.java:"), finding.title());
    assertTrue(finding.fix().startsWith("Let its tasks end: shutdownNow() only"), finding.fix());
  }

  @Test
  void timerThatWasCancelledIsNotToldToBe() {
    Finding finding = slow("cancelled").runUntilVerdict().finding();
    String start = "Timer reminder was cancelled, but its task does not end";
    assertTrue(finding.title().startsWith(start), finding.title());
    assertTrue(finding.title().contains(" at Slow.spin(Slow.java:"), finding.title());
  }
}
