package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static dev.overstay.dump.Trigger.HALT;
import static dev.overstay.dump.Trigger.NO_PROGRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.TestRun;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.junit.ClosedByAHook;
import dev.overstay.tests.targets.junit.TimesOut;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.console.ConsoleLauncher;

/** Tests that hang or end their JVM, run by JUnit's own ConsoleLauncher. */
class JunitConsoleTest {
  private static final String PACKAGE = "dev.overstay.tests.targets.junit.";

  private static Fork console(String test, String property) {
    return console(test, property, false);
  }

  private static Fork console(String test, String property, boolean parallel) {
    return Fork.of(ConsoleLauncher.class)
        .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
        .jvmArgs("-D" + property)
        .args("execute", "--disable-banner", "-c", PACKAGE + test)
        // These tests themselves run in parallel, by a file of the class path.
        .args("--config", "junit.jupiter.execution.parallel.enabled=" + parallel);
  }

  private static Run idle(String stall) {
    return console("Pushes", "stall=" + stall).options("idle=1500ms").runUntilVerdict();
  }

  @Test
  void consoleLauncherIsKnownAndLeavesNothing() {
    Run run = console("Pushes", "none=").options("idle=10s").run();
    assertEquals(0, run.exit(), run.stdout());
    assertEquals("junit-console", run.dump().jvm().runner());
    assertTrue(run.dump().jvm().exitsBySystemExit());
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
    assertNull(requestedBy(run).test());
    assertEquals(List.of(), run.dump().findings());
    assertFalse(run.stderr().contains("overstay"), run.stderr());
  }

  @Test
  void testThatWaitsIsFoundStuckWhereItStands() {
    Run run = idle("queue");
    Finding finding = run.finding();
    assertEquals(List.of(NO_PROGRESS, NO_PROGRESS), run.triggers());
    assertTrue(
        finding
            .title()
            .matches(
                "Test Pushes.deliversAfterARestart makes no progress,"
                    + " in LinkedBlockingQueue.take\\(\\)"
                    + " at Pushes.deliversAfterARestart\\(Pushes.java:\\d+\\)"),
        finding.title());
    assertEquals(Progress.STUCK, finding.progress());
    assertEquals("deliversAfterARestart", test(run, finding).name());
    assertEquals("running", test(run, finding).result());
    assertTrue(run.stderr().startsWith("overstay: test Pushes.deliversAfterARestart makes"));
  }

  private static TestRun test(Run run, Finding finding) {
    TestRun test = run.dump().test(finding.tests().get(0));
    assertNotNull(test);
    return test;
  }

  @Test
  void testOnAWorkerOfTheRunnerIsFoundToo() {
    Run run = console("Pushes", "stall=queue", true).options("idle=1500ms").runUntilVerdict();
    assertEquals(ExitState.BLOCKED, run.dump().verdict().exit());
    assertEquals(Effect.BLOCKS_EXIT, run.finding().effect());
    assertTrue(run.finding().title().startsWith("Test Pushes.deliversAfterARestart makes no"));
    assertEquals(run.finding().title(), run.dump().verdict().headline());
    assertFalse(run.stderr().contains("hides it"), run.stderr());
  }

  @Test
  void ownerOfTheLockThatATestWaitsForIsNamed() {
    Run run = idle("lock");
    String title = "makes no progress, waiting for a lock that thread keeper holds, in";
    Finding finding = run.dump().findings().get(0);
    assertTrue(finding.title().contains(title), finding.title());
    assertEquals("Let thread keeper give that lock back", finding.fix());
  }

  @Test
  void deadlockIsOneFindingWithBothLocksAndPlaces() {
    Run run = idle("deadlock");
    assertEquals(1, run.dump().deadlocks().size());
    assertEquals(2, run.dump().deadlocks().get(0).size());
    assertEquals(2, run.dump().findings().size());
    Finding deadlock = run.dump().findings().get(1);
    assertEquals(2, deadlock.resources().size());
    assertEquals(1, deadlock.count());
    String at = " at Pushes.take#";
    assertEquals(
        "Thread one is in a deadlock with two: one waits for Object@#, which two holds,"
            + at
            + "; two waits for Object@#, which one holds,"
            + at,
        deadlock
            .title()
            .replaceAll("@[0-9a-f]+", "@#")
            .replaceAll("take[A-Z]\\w+\\(Pushes.java:\\d+\\)", "take#"));
    // The test itself waits for one of them.
    String first = "overstay: test Pushes.waitsForTwoThatWaitForEachOther makes no progress, in ";
    assertTrue(run.stderr().startsWith(first), run.stderr());
    for (String thread : List.of("one", "two")) {
      String line = "\n  thread    " + thread + at.replace("#", "");
      assertTrue(run.stderr().contains(line), run.stderr());
    }
  }

  @Test
  void threadsOfATestThatHangsAreNamedWithTheirPlaces() {
    Run run = idle("push");
    String text = "\n  thread    backend-push in SynchronousQueue.take() at Pushes.pushLoop(";
    assertTrue(run.stderr().contains(text), run.stderr());
    assertFalse(run.stderr().contains("hides it"), run.stderr());
  }

  @Test
  void testThatComputesIsBusy() {
    Run run = idle("spin");
    assertEquals(Progress.BUSY, run.finding().progress());
    assertTrue(run.finding().title().startsWith("Test Pushes.computesForEver is still running"));
  }

  @Test
  void classThatHangsBeforeItsTestsIsFound() {
    Run run = idle("before-all");
    String title = run.finding().title();
    assertTrue(title.startsWith("Test Pushes, before or after its tests makes no"), title);
  }

  @ParameterizedTest
  @CsvSource({
    "exit, 3, System.exit(3), Application.stop(",
    "halt, 7, Runtime.halt(7), EndsTheJvm.runsAMain("
  })
  void testThatEndsTheJvmIsNamedWithTheLine(String end, int code, String call, String at) {
    Run run = console("EndsTheJvm", "end=" + end).run();
    assertEquals(code, run.exit());
    Shutdown.RequestedBy by = requestedBy(run);
    assertEquals(end, by.how());
    assertEquals(code, by.exitCode());
    TestRun test = run.dump().test(by.test());
    assertNotNull(test);
    assertEquals("runsAMain", test.name());
    assertNotNull(run.dump().stack(by.stack()));
    String start = call + " in EndsTheJvm.runsAMain ended this JVM, called at EndsTheJvm";
    String headline = run.dump().verdict().headline();
    assertTrue(headline.startsWith(start), headline);
    assertTrue(headline.contains(at), headline);
    assertTrue(run.stderr().contains("overstay: " + start), run.stderr());
    assertEquals(List.of(), run.dump().findings());
    assertEquals(
        end.equals("halt") ? List.of(HALT) : List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
  }

  @Test
  void whatATestUsesThatIsCutOffIsNoLeak() {
    Run run = console("EndsTheJvm", "end=halt-with-pool").run();
    assertEquals(8, run.exit());
    Finding finding = run.finding();
    assertEquals(Effect.IN_USE, finding.effect());
    String title = "Executor pool-\\d+ \\(1 thread\\) was in use when this JVM was ended";
    assertTrue(finding.title().matches(title), finding.title());
    assertTrue(
        run.stderr().contains("\n  in use    2 resources of the test that ran\n"), run.stderr());
    assertFalse(run.stderr().contains("left behind"), run.stderr());
  }

  @Test
  void threadThatATestLeftAndThatEndsTheJvmLaterIsNamedWithTheTestThatItMeets() {
    Run run = console("LateEnds", "end=watchdog").run();
    assertEquals(13, run.exit());
    TestRun test = run.dump().test(requestedBy(run).test());
    assertNotNull(test);
    assertEquals("first", test.name());
    String start =
        "System.exit(13) on thread watchdog, left by LateEnds.first, ended this JVM while"
            + " LateEnds.second ran, called at LateEnds.end(LateEnds.java:";
    assertTrue(run.dump().verdict().headline().startsWith(start), run.stderr());
    assertTrue(run.stderr().contains("overstay: " + start), run.stderr());
  }

  @Test
  void signalBelongsToTheTestThatRanWhenItCame() {
    Run run = console("LateEnds", "end=signal").run();
    assertEquals(143, run.exit());
    assertEquals(
        "SIGTERM ended this JVM while LateEnds.first ran", run.dump().verdict().headline());
    assertEquals(List.of(), run.dump().findings());
  }

  @Test
  void waitForAChildWhoseOutputIsNotReadIsNamed() {
    Run run = idle("child");
    Finding finding = run.dump().findings().get(0);
    assertTrue(
        finding
            .title()
            .matches(
                "Test Pushes.waitsForAChildBeforeItReads waits for process sh -c yes"
                    + " \\| head -c 300000 \\(pid \\d+\\), which"
                    + " can't go on: what it wrote to stdout is not read, in ProcessImpl.waitFor\\(\\)"
                    + " at Pushes.waitsForAChildBeforeItReads\\(Pushes.java:\\d+\\)"),
        finding.title());
    assertEquals("Read its stdout before you wait for it, or redirect it to a file", finding.fix());
  }

  private static Shutdown.RequestedBy requestedBy(Run run) {
    Shutdown shutdown = run.dump().shutdown();
    assertNotNull(shutdown);
    return shutdown.requestedBy();
  }

  @Test
  void signalThatEndsATestThatHangsNamesThat() {
    try (Running running =
        console("Pushes", "stall=queue").options("idle=300ms,grace=300ms").start()) {
      running.awaitStderr("  report  ");
      Run run = running.signal("TERM").end();
      assertEquals(143, run.exit());
      String headline = run.dump().verdict().headline();
      assertTrue(headline.startsWith("SIGTERM ended this JVM while Pushes."), headline);
      assertNotNull(requestedBy(run).test());
      run.assertReportNamed(run.stderr());
    }
  }

  @Test
  void threadThatATimeOutLeftBehindIsWhatHoldsTheJvm() {
    Run run = console("TimesOut", "none=").options("grace=300ms").run();
    Finding finding = run.finding();
    Mark mark = Mark.of(TimesOut.class, "spins");
    assertEquals(mark.line(), finding.madeBy() == null ? null : finding.madeBy().line());
    String start = "Thread junit-timeout-thread-1 still runs";
    assertTrue(finding.title().startsWith(start), finding.title());
    assertTrue(finding.title().contains(" at TimesOut.spins(TimesOut.java:"), finding.title());
    assertEquals(
        "Let it end when it is interrupted: after a time limit, a runner only interrupts it",
        finding.fix());
    assertEquals(Effect.BLOCKS_EXIT, finding.effect());
  }

  @Test
  void whatOnlyAHookClosesWasLeftOpenByItsTest() {
    Run run = console("ClosedByAHook", "none=").options("grace=300ms").run();
    run.assertFinding(Mark.of(ClosedByAHook.class));
    Finding finding = run.finding();
    assertEquals(Effect.LEFT_OPEN, finding.effect());
    String end = "ended only when the exit had begun, by a shutdown hook";
    assertTrue(finding.title().endsWith(end), finding.title());
    assertEquals(ExitState.FREE, run.dump().verdict().exit());
    assertTrue(run.stderr().contains(", in ClosedByAHook.leavesItToAHook\n"), run.stderr());
  }

  @Test
  void whatEndsBesideAHookIsNotSaidToBeEndedByIt() {
    console("EndsBesideAHook", "none=").options("grace=300ms").run().assertClean();
  }
}
