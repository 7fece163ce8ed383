package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static dev.overstay.dump.Trigger.EXIT_STALLED;
import static dev.overstay.dump.Trigger.HALT;
import static dev.overstay.dump.Trigger.HOOKS_RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.StuckHooks;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shutdown hooks that do not return: found while they stall, with what they wait for. */
class StuckHooksTest {
  private static Fork hooks(String how) {
    return Fork.of(StuckHooks.class).args(how).options("grace=200ms,stall=1500ms");
  }

  private static Run stalled(String how) {
    return hooks(how)
        .runUntil(
            dump ->
                dump.snapshots().stream().filter(s -> s.trigger() == EXIT_STALLED).count() == 2);
  }

  @Test
  void hookThatWaitsIsFoundWhereItWasRegisteredWithWhereItStands() {
    Run run = stalled("waits");
    run.assertFinding(Mark.of(StuckHooks.class));
    assertEquals(Effect.STALLS_SHUTDOWN, run.finding().effect());
    assertEquals(ExitState.STALLED, run.dump().verdict().exit());
    assertEquals(Progress.STUCK, run.finding().progress());
    assertTrue(
        run.finding()
            .title()
            .matches(
                "Shutdown hook closer does not return, in CountDownLatch.await\\(\\)"
                    + " at StuckHooks.await\\(StuckHooks.java:\\d+\\)"),
        run.finding().title());
    assertEquals(
        List.of(EXIT_REQUESTED, HOOKS_RUNNING, EXIT_STALLED, EXIT_STALLED), run.triggers());
    Resource hook = Objects.requireNonNull(run.dump().resource(run.finding().root()));
    assertEquals("shutdown-hook", hook.kind());
    assertEquals("running", hook.detail().get("status"));
    assertTrue(((Number) Objects.requireNonNull(hook.detail().get("ms"))).longValue() > 2_000);
    assertEquals(3, ((List<?>) Objects.requireNonNull(hook.detail().get("samples"))).size());
    String effect = "\n  effect    stalls shutdown; stuck: nothing moved between two snapshots\n";
    assertTrue(run.stderr().contains(effect), run.stderr());
    List<Integer> hooks = Objects.requireNonNull(run.dump().shutdown()).hooks();
    assertEquals(2, hooks.size());
    // The other has ended, and how long it took is known.
    int other = hooks.get(hooks.get(0) == hook.id() ? 1 : 0);
    Resource ended = Objects.requireNonNull(run.dump().resource(other));
    assertEquals("ended", ended.detail().get("status"));
    assertTrue(((Number) Objects.requireNonNull(ended.detail().get("ms"))).longValue() < 2_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exits | calls System.exit, which waits for this hook to return at StuckHooks.",
        "joins | waits for the end of thread main, which called System.exit at StuckHooks.joins(#) and"
            + " waits for this hook, in Thread.join() at StuckHooks.join(",
        "locks | waits for a lock of thread main, which called System.exit at StuckHooks.locks(#) and"
            + " waits for this hook at StuckHooks.",
      })
  void hookThatTheExitingThreadWaitsForIsToldByName(String how, String why) {
    Run run = stalled(how);
    run.assertFinding(Mark.of(StuckHooks.class));
    assertEquals(Effect.STALLS_SHUTDOWN, run.finding().effect());
    String start = "Shutdown hook closer " + why;
    String title = run.finding().title().replaceAll("StuckHooks.java:\\d+\\) and", "#) and");
    assertTrue(title.startsWith(start), title);
    Resource hook = Objects.requireNonNull(run.dump().resource(run.finding().root()));
    long id = ((Number) Objects.requireNonNull(hook.detail().get("threadId"))).longValue();
    long main = Long.parseLong(run.stdout());
    assertEquals(List.of(List.of(main, id)), run.dump().deadlocks());
    assertEquals(3, Objects.requireNonNull(run.dump().shutdown()).requestedBy().exitCode());
  }

  @ParameterizedTest
  @CsvSource({"pool, FutureTask.get()", "pool-shut-down, ThreadPoolExecutor.awaitTermination()"})
  void hookThatNeedsTheWorkerThatExitsSaysSo(String how, String at) {
    Run run = stalled(how);
    String title = run.finding().title().replaceAll("java:\\d+\\) and", "#) and");
    String start =
        "Shutdown hook closer waits for the pool of thread worker, which called System.exit at"
            + " StuckHooks.exit(StuckHooks.#) and waits for this hook, in ";
    assertTrue(title.startsWith(start + at), title);
  }

  @Test
  void ownerOfTheLockThatAHookWaitsForIsNamed() {
    Run run = stalled("others-lock");
    String start =
        "Shutdown hook closer does not return, waiting for a lock that thread holder holds";
    Dump dump = run.dump();
    assertEquals(Effect.STALLS_SHUTDOWN, dump.findings().get(0).effect());
    assertTrue(dump.findings().get(0).title().startsWith(start), dump.findings().get(0).title());
    assertEquals(List.of(), dump.deadlocks());
  }

  @Test
  void hookPastWhichTheJvmIsHaltedIsFound() {
    Run run = goesOnAfterADump("halted");
    assertEquals(9, run.exit());
    assertEquals(List.of(EXIT_REQUESTED, HOOKS_RUNNING, HALT), run.triggers());
    assertEquals(Effect.STALLS_SHUTDOWN, run.dump().findings().get(0).effect());
    assertTrue(run.stderr().startsWith("overstay: shutdown hook closer does not"), run.stderr());
  }

  private static Run goesOnAfterADump(String how) {
    try (Running running = hooks(how).options("grace=200ms,stall=1m").start()) {
      return running.awaitDump(StuckHooksTest::hooksRan).type("").end();
    }
  }

  private static boolean hooksRan(Dump dump) {
    return dump.snapshots().stream().anyMatch(it -> it.trigger() == HOOKS_RUNNING);
  }

  @Test
  void exitCodeStaysWhereAStalledJvmIsEnded() {
    Run run = hooks("exits").options("grace=100ms,stall=200ms,onstall=halt").run();
    assertEquals(3, run.exit());
    assertEquals(Effect.STALLS_SHUTDOWN, run.finding().effect());
  }

  @Test
  void hookThatReturnsInTheEndIsNotReported() {
    Run run = goesOnAfterADump("slow");
    assertEquals(List.of(EXIT_REQUESTED, HOOKS_RUNNING, AFTER_HOOKS), run.triggers());
    run.assertClean();
    assertNotNull(run.dump().shutdown());
  }
}
