package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_STALLED;
import static dev.overstay.dump.Trigger.HALT;
import static dev.overstay.dump.Trigger.NO_PROGRESS;
import static dev.overstay.dump.Trigger.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a Surefire fork can end, under a real Maven: the dump is there and right. */
class SurefireEndingsTest {
  private static final String LATEST = "3.5.6";
  private static final String OLD = "3.2.5";

  private static Running start(String surefire, String test, String options, String... more) {
    String agent = Fork.AGENT + (options.isEmpty() ? "" : "=" + options);
    Stream<String> given =
        Stream.of(
            "surefire:test",
            "-Dsurefire=" + surefire,
            "-Dtest=Endings#" + test,
            "-Doverstay.jar=" + agent);
    String[] all = Stream.concat(given, Arrays.stream(more)).toArray(String[]::new);
    return Suite.startCompiled(Map.of(), all);
  }

  private static Run end(String surefire, String test, String options, String... more) {
    try (Running maven = start(surefire, test, options, more)) {
      return maven.end();
    }
  }

  private static void assertHeadline(Run run, ExitState exit, String pattern) {
    assertEquals("surefire", run.dump().jvm().runner());
    String headline = run.dump().verdict().headline();
    assertTrue(headline.matches(pattern), headline);
    assertEquals(exit, run.dump().verdict().exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {LATEST, OLD})
  void testsInMavensOwnJvmAreSeenIfTheAgentIsThere(String surefire) {
    String options = "-XX:TieredStopAtLevel=1 -javaagent:" + Fork.AGENT;
    String[] goals = {
      "surefire:test", "-Dsurefire=" + surefire, "-Dtest=Endings#leavesAPool", "-DforkCount=0"
    };
    try (Running maven = Suite.startCompiled(Map.of("MAVEN_OPTS", options), goals)) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertTrue(
          run.finding().title().matches("Executor pool-\\d+ \\(1 thread\\) was never shut down"));
      assertEquals(1, run.finding().tests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LATEST, OLD})
  void poolHoldsNothingBecauseSurefireHidesIt(String surefire) {
    Run run = end(surefire, "leavesAPool", "");
    assertEquals(0, run.exit(), run.stdout());
    assertHeadline(
        run,
        ExitState.BLOCKED,
        "Executor pool-\\d \\(1 thread\\) was never shut down, made by Endings.pool"
            + "\\(Endings.java:\\d+\\); Surefire hides it: it ends the JVM with System.exit");
  }

  @ParameterizedTest
  @ValueSource(strings = {LATEST, OLD})
  void childWithPipesOutlivesTheJvmAndMaven(String surefire) {
    Run run = end(surefire, "leavesAChild", "");
    assertEquals(0, run.exit(), run.stdout());
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    assertHeadline(
        run,
        ExitState.FREE,
        "This JVM can exit, but process sleep 120 \\(pid \\d+\\) was never ended, made by"
            + " Endings.leavesAChild\\(Endings.java:\\d+\\)");
  }

  @ParameterizedTest
  @CsvSource({
    LATEST + ", leavesAChildWithItsOutput, stdout and stderr",
    OLD + ", leavesAChildWithItsOutput, stdout and stderr",
    LATEST + ", leavesAGrandchildWithItsOutput, stdout",
  })
  void mavenWaitsForWhoeverHasTheOutputOfItsFork(String surefire, String test, String streams) {
    try (Running maven = start(surefire, test, "")) {
      Dump dump = maven.awaitDump(d -> has(d, AFTER_HOOKS)).dump();
      ProcessHandle.of(dump.jvm().pid()).ifPresent(fork -> fork.onExit().join());
      ProcessHandle child = ProcessHandle.of(pid(dump)).orElseThrow();
      // The fork is gone, and Maven still there as long as the child lives.
      assertFalse(maven.endsWithin(3_000));
      child.destroy();
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertEquals(Effect.HOLDS_BUILD, run.finding().effect());
      assertHeadline(
          run,
          ExitState.HELD,
          "Maven waits for process "
              + child.pid()
              + " `sleep 12\\d`, started at Endings."
              + test
              + "\\(Endings.java:\\d+\\): it holds this JVM's "
              + streams);
    }
  }

  private static long pid(Dump dump) {
    Resource root = Objects.requireNonNull(dump.resource(dump.findings().get(0).root()));
    return ((Number) Objects.requireNonNull(root.detail().get("pid"))).longValue();
  }

  private static boolean has(Dump dump, Trigger trigger) {
    return dump.snapshots().stream().anyMatch(s -> s.trigger() == trigger);
  }

  @ParameterizedTest
  @CsvSource({
    LATEST + ", registersAHookThatWaits, 'does not return, in CountDownLatch.await\\(\\) at'",
    OLD + ", registersAHookThatWaits, 'does not return, in CountDownLatch.await\\(\\) at'",
    LATEST
        + ", registersAHookThatExits, 'calls System.exit, which waits for this hook to return at'",
    OLD + ", registersAHookThatExits, 'calls System.exit, which waits for this hook to return at'",
  })
  void hookThatStallsIsToldBeforeSurefireKillsTheFork(String surefire, String test, String why) {
    Run run = end(surefire, test, "stall=1s", "-Dsurefire.exitTimeout=6");
    // Green all the same.
    assertEquals(0, run.exit(), run.stdout());
    assertTrue(has(run.dump(), EXIT_STALLED));
    assertHeadline(
        run,
        ExitState.STALLED,
        "This JVM can't end: shutdown hook closer "
            + why
            + " Endings\\.[\\w$]+\\(Endings.java:\\d+\\), made by Endings."
            + test
            + "\\(Endings.java:\\d+\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {LATEST, OLD})
  void forkThatDidNotSayGoodbyeSaysWhoEndedIt(String surefire) {
    Run run = end(surefire, "exits", "");
    assertEquals(1, run.exit());
    assertTrue(run.stdout().contains("terminated without properly saying goodbye"), run.stdout());
    assertHeadline(
        run,
        ExitState.FREE,
        "System.exit\\(3\\) in Endings.exits ended this JVM, called at Endings.exits"
            + "\\(Endings.java:\\d+\\)");
    Shutdown shutdown = run.dump().shutdown();
    assertNotNull(shutdown);
    assertEquals("exit", shutdown.requestedBy().how());
    assertEquals(3, shutdown.requestedBy().exitCode());
  }

  @Test
  void testAtTheTimeoutOfTheForkIsToldWithWhereItStands() {
    Run run = end(LATEST, "hangs", "", "-Dsurefire.timeout=4");
    assertEquals(1, run.exit(), run.stdout());
    assertEquals(List.of(HALT), run.triggers());
    assertHeadline(
        run,
        ExitState.BLOCKED,
        "Surefire ended this JVM by Runtime.halt\\(1\\) while Endings.hangs ran; test Endings.hangs"
            + " is still running, in CountDownLatch.await\\(\\) at Endings.waits"
            + "\\(Endings.java:\\d+\\)");
  }

  // Up to 3.5.5 the limit passes and the fork goes on.
  @Test
  void testIsToldByIdleWhereTheTimeoutOfTheForkEndsNothing() {
    try (Running maven = start(OLD, "hangs", "idle=1s", "-Dsurefire.timeout=2")) {
      maven.awaitDump(dump -> dump.snapshots().size() == 2);
      Run run = maven.kill();
      assertEquals(List.of(NO_PROGRESS, NO_PROGRESS), run.triggers());
      assertHeadline(
          run,
          ExitState.BLOCKED,
          "Test Endings.hangs makes no progress, in CountDownLatch.await\\(\\) at Endings.waits"
              + "\\(Endings.java:\\d+\\), and 1 more");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LATEST, OLD})
  void forkThatIsKilledLeavesItsLastSnapshot(String surefire) {
    try (Running maven = start(surefire, "hangs", "every=500ms")) {
      Dump dump = maven.awaitDump(d -> !d.findings().isEmpty()).dump();
      ProcessHandle.of(dump.jvm().pid()).orElseThrow().destroyForcibly();
      Run run = maven.end();
      assertEquals(1, run.exit(), run.stdout());
      assertTrue(run.triggers().stream().allMatch(t -> t == TIMER), run.triggers().toString());
      assertHeadline(
          run,
          ExitState.BLOCKED,
          "Executor pool-\\d \\(1 thread\\) was never shut down, made by Endings.pool.*; Surefire"
              + " hides it: it ends the JVM with System.exit");
    }
  }
}
