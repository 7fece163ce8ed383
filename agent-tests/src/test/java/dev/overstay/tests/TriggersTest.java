package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static dev.overstay.dump.Trigger.EXIT_STALLED;
import static dev.overstay.dump.Trigger.HALT;
import static dev.overstay.dump.Trigger.MAIN_ENDED;
import static dev.overstay.dump.Trigger.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.cases.ServerSocketCase;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Exits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a snapshot is taken, and that the JVM ends as it would have without. */
class TriggersTest {
  private static Fork exits(String... args) {
    return Fork.of(Exits.class).args(args);
  }

  private static long count(Dump dump, Trigger trigger) {
    return dump.snapshots().stream().filter(s -> s.trigger() == trigger).count();
  }

  private static Shutdown.RequestedBy requestedBy(Run run) {
    Shutdown shutdown = run.dump().shutdown();
    assertNotNull(shutdown);
    return shutdown.requestedBy();
  }

  @Test
  void exitIsLookedAtBeforeTheHooksAndAfter() {
    Run run = exits("pool-closed-by-hook").options("grace=300ms").run();
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
    List<Snapshot> snapshots = run.dump().snapshots();
    assertTrue(snapshots.get(0).resources() > snapshots.get(1).resources(), snapshots.toString());
    assertEquals("exit", requestedBy(run).how());
    assertEquals("main", requestedBy(run).thread());
  }

  @Test
  void poolThatAHookClosesIsNotReported() {
    Run run = exits("pool-closed-by-hook").run();
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  void childThatAHookEndsIsNotReported() {
    Run run = exits("child-ended-by-hook").run();
    assertEquals(0, run.exit());
    run.assertClean();
    assertEquals("last-thread", requestedBy(run).how());
  }

  @Test
  void stalledExitIsLookedAtOnceTwiceAndFourTimesLater() {
    Run run =
        exits("thread")
            .options("grace=200ms,stall=500ms")
            .runUntil(dump -> count(dump, EXIT_STALLED) == 3);
    run.assertFinding(Mark.of(Exits.class));
    assertEquals(Effect.BLOCKS_EXIT, run.finding().effect());
    assertEquals(Progress.STUCK, run.finding().progress());
    assertEquals(List.of(MAIN_ENDED, EXIT_STALLED, EXIT_STALLED, EXIT_STALLED), run.triggers());
    List<Snapshot> snapshots = run.dump().snapshots();
    for (int i = 1; i < snapshots.size(); i++) {
      long due = 500L << (i - 1);
      long after = snapshots.get(i).uptimeMs() - snapshots.get(0).uptimeMs();
      // The first snapshot itself may be some milliseconds late.
      assertTrue(after >= due - 200 && after < due + 2_000, "due " + due + ", was " + after);
    }
    assertEquals(1, run.stderr().lines().filter(l -> l.startsWith("overstay: ")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "thread, halt, 0",
    "thread, halt:9, 9",
    "thread-and-throw, halt, 1",
    "thread-and-throw, halt:9, 9"
  })
  void stalledJvmIsEndedWhereThatIsAskedFor(String how, String onstall, int code) {
    Run run = exits(how).options("grace=100ms,stall=200ms,onstall=" + onstall).run();
    assertEquals(code, run.exit());
    run.assertFinding(Mark.of(Exits.class));
    assertEquals(List.of(MAIN_ENDED, EXIT_STALLED, EXIT_STALLED, EXIT_STALLED), run.triggers());
    assertTrue(run.stderr().contains("\noverstay: ending this JVM, which stalls,"), run.stderr());
    assertTrue(run.stderr().contains("with exit code " + code), run.stderr());
  }

  @Test
  void timedSnapshotIsTakenOnce() {
    try (Running running = exits("stdin").options("after=300ms").start()) {
      running.awaitDump(dump -> count(dump, TIMER) == 1).type("");
      Run run = running.end();
      assertEquals(List.of(TIMER, EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
      assertTrue(run.dump().snapshots().get(0).uptimeMs() >= 300);
      run.assertClean();
    }
  }

  @Test
  void timedSnapshotsAreTakenAgainAndAgain() {
    Run run = exits("stdin").options("every=200ms").runUntil(dump -> count(dump, TIMER) >= 3);
    List<Snapshot> snapshots = run.dump().snapshots();
    for (int i = 0; i < 3; i++) {
      // The first may be late: it is the one that loads the classes.
      assertTrue(snapshots.get(i).uptimeMs() >= 200L * (i + 1), snapshots.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void signalIsToldAndKeepsItsExitCode(String signal, int code) {
    // A build in the background has some of them ignored, and the JVM keeps to that.
    Fork fork = exits("stdin").under("env", "--default-signal=HUP,INT");
    try (Running running = fork.start()) {
      Run run = running.awaitStdout("ready").signal(signal).end();
      assertEquals(code, run.exit());
      assertEquals("signal", requestedBy(run).how());
      run.assertClean();
    }
  }

  @Test
  void filesAreForTheirOwnerOnlyAndNoneIsLeftOver() throws IOException {
    Run run = Fork.of(ServerSocketCase.class).args("leaky").run();
    Set<Path> expected = new HashSet<>(run.dumpFiles());
    expected.addAll(run.pages());
    try (Stream<Path> files = Files.list(run.dir())) {
      assertEquals(expected, files.collect(Collectors.toSet()));
    }
    assertEquals(2, expected.size());
    for (Path file : expected) {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertEquals("rw-------", mode, file.toString());
    }
  }

  @Test
  void jvmThatLeavesNothingWritesADumpAndSaysNothing() {
    Run run = exits("return").run();
    assertEquals(0, run.exit());
    assertEquals("", run.stdout());
    run.assertClean();
  }

  @Test
  void exitCodeIsKept() {
    Run run = exits("code", "3").run();
    assertEquals(3, run.exit());
    assertEquals(3, requestedBy(run).exitCode());
    run.assertClean();
  }

  @Test
  void secondExitWaitsForTheSnapshotOfTheFirst() {
    Run run = exits("two-exits").run();
    assertEquals(4, run.exit());
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
    run.assertClean();
  }

  @Test
  void uncaughtExceptionKeepsItsExitCodeAndTrace() {
    Run run = exits("throw").run();
    assertEquals(1, run.exit());
    assertEquals(exits("throw").withoutAgent().run().stderr(), run.stderr());
    assertEquals(List.of(), run.dump().findings());
  }

  @Test
  void exitOfAnInterruptedThreadWaitsForItsDump() {
    Run run = exits("interrupted").options("grace=100ms").run();
    assertEquals(4, run.exit());
    run.assertFinding(Mark.of(Exits.class));
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
  }

  @Test
  void exitGoesOnWhereTheUsersPoolDoesNotAnswer() {
    Run run = exits("hanging-pool").options("grace=100ms").run();
    assertEquals(5, run.exit());
    assertEquals("Executor pool-1 (1 thread) was never shut down", run.finding().title());
    String line =
        "overstay: "
            + Exits.class.getName()
            + "$HangingPool.getPoolSize() does not answer: what only that object can say is"
            + " missing\n";
    assertTrue(run.stderr().endsWith(line), run.stderr());
  }

  @Test
  void exitOfADaemonIsNotOvertakenByTheEndOfMain() {
    Run run = exits("daemon-exits").options("grace=500ms").run();
    assertEquals(7, run.exit());
    assertEquals("exit", requestedBy(run).how());
    assertEquals(7, requestedBy(run).exitCode());
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
  }

  @Test
  void firstExitsStatusIsNotOvertakenByALaterOne() {
    Run run = exits("later-exit").options("grace=500ms").run();
    assertEquals(6, run.exit());
    run.assertFinding(Mark.of(Exits.class));
    assertEquals("main", requestedBy(run).thread());
  }

  @Test
  void haltInAHookComesAfterTheVerdict() {
    Run run = exits("halt-in-hook").options("grace=100ms").run();
    assertEquals(8, run.exit());
    assertEquals(List.of(EXIT_REQUESTED, HALT), run.triggers());
    assertTrue(run.stderr().startsWith("overstay: thread left was never stopped\n"), run.stderr());
  }

  @Test
  void threadStartedWhileTheJvmExitsIsNotReported() {
    Run run = exits("starts-late").options("grace=500ms").run();
    assertEquals("Thread starter was never stopped", run.finding().title());
    assertEquals(ExitState.FREE, run.dump().verdict().exit());
  }
}
