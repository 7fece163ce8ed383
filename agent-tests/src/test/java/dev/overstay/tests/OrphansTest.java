package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.ProcessDetail;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Orphans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that an ended child left behind, and those that only look like it. */
class OrphansTest {
  private static final String SLEEP = "sleep 120 >/dev/null 2>&1 & echo $!";
  private static final String OWN_SESSION = "setsid sleep 120 >/dev/null 2>&1 & echo $!";
  private static final AtomicInteger SECONDS = new AtomicInteger(1200);
  private static final Pattern PID = Pattern.compile("(?m)^pid (\\d+)$");

  // prctl(PR_SET_CHILD_SUBREAPER), which no shell has.
  private static final String SUBREAPER =
      "syscall(`uname -m` =~ /aarch64/ ? 167 : 157, 36, 1, 0, 0, 0) == 0 or exit 99; ";

  private final int seconds = SECONDS.incrementAndGet();
  private final List<Long> left = new ArrayList<>();

  private Fork fork(String... args) {
    String[] own = Stream.of(args).map(this::own).toArray(String[]::new);
    return Fork.of(Orphans.class).args(own).options("grace=200ms");
  }

  /** The same command in two JVMs at once may be taken for the other's. */
  private String own(String script) {
    return script.replace("sleep 120", "sleep " + seconds);
  }

  private Run note(Run run) {
    note(run.stdout());
    return run;
  }

  private void note(String stdout) {
    Matcher pids = PID.matcher(stdout);
    while (pids.find()) {
      left.add(Long.valueOf(pids.group(1)));
    }
  }

  /** What has no environment bears no mark either: it is ended by its pid. */
  @AfterEach
  void endWhatWasLeft() {
    for (long pid : left) {
      ProcessHandle.of(pid)
          .ifPresent(
              process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sleep 120 >/dev/null 2>&1 & echo $!; kept; group session environment",
        "sleep 120 >/dev/null 2>&1 & echo $!; cleared; group session",
        "timeout 120 sleep 121 >/dev/null 2>&1 & echo $!; cleared; session",
        "setsid sleep 120 >/dev/null 2>&1 & echo $!; kept; environment",
        "setsid sleep 120 & echo $!; cleared; pipe",
        "setsid sleep 120 3>&1 >/dev/null 2>&1 & echo $!; cleared; pipe",
        "sleep 120 & echo $!; kept; pipe group session environment",
      })
  void orphanIsFoundByWhatItTookWithIt(String script, String environment, String foundBy) {
    Run run = note(fork("leave", script, environment).run());
    run.assertFinding(Mark.of(Orphans.class, "leave"));
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    assertEquals(List.of(foundBy.split(" ", -1)), ProcessDetail.of(run).value("foundBy"));
    assertEquals((long) left.get(0), ProcessDetail.of(run).pid());
    assertEquals(1, run.dump().resources().size());
    Map<?, ?> starter = (Map<?, ?>) ProcessDetail.of(run).value("orphanOf");
    assertEquals("sh -c " + own(script), starter.get("command"));
    assertTrue(run.finding().title().matches("Process .* was left .* ended"));
    String program = script.startsWith("timeout") ? "timeout 120 sleep 121" : own("sleep 120");
    assertTrue(run.finding().title().startsWith("Process " + program + " (pid "));
  }

  @Test
  void orphanThatWasEndedIsNotReported() {
    note(fork("clean", SLEEP).run()).assertClean();
  }

  @Test
  void orphanInASessionThatItsStarterMadeIsFound() {
    Run run = note(fork("led", SLEEP).run());
    run.assertFinding(Mark.of(Orphans.class, "led"));
    assertEquals(List.of("group", "session"), ProcessDetail.of(run).value("foundBy"));
  }

  @Test
  void orphanOfAScriptThatSaysNothingOfItIsFound() {
    Fork fork =
        fork("leave", "./begin", "cleared").file("begin", "#!/bin/sh\n" + own(SLEEP) + "\n");
    assertTrue(fork.workDir().resolve("begin").toFile().setExecutable(true));
    // In a session of its own, where there is no other JVM that may have started it.
    Run run = note(fork.under("setsid", "-w").run());
    run.assertFinding(Mark.of(Orphans.class, "leave"));
  }

  @Test
  void orphanWithThePipeOfTheJvmHoldsTheBuild() {
    String script = "setsid sleep 120 2>/dev/null &";
    Run run = fork("inherit", script).stdoutPiped().run();
    run.assertFinding(Mark.of(Orphans.class, "inheriting"));
    assertEquals(Effect.HOLDS_BUILD, run.finding().effect());
    assertEquals(ExitState.HELD, run.dump().verdict().exit());
    assertEquals(List.of("environment", "stdio"), ProcessDetail.of(run).value("foundBy"));
  }

  @Test
  void orphanThatAnEarlierSnapshotSawIsFound() {
    Fork fork = fork("seen", OWN_SESSION + "; read line").options("grace=200ms,every=200ms");
    try (Running running = fork.start()) {
      running.awaitStdout("pid ");
      note(running.stdout());
      running.awaitDump(dump -> ProcessDetail.pids(dump).contains(left.get(0)));
      running.type("").awaitStdout("ended").type("");
      Run run = running.end();
      run.assertFinding(Mark.of(Orphans.class, "seen"));
      assertEquals(List.of("seen"), ProcessDetail.of(run).value("foundBy"));
    }
  }

  @Test
  void orphanOfADescendantBelongsToTheFindingOfTheChildThatLives() {
    String script = "sh -c 'sleep 120 >/dev/null 2>&1 & echo $!'; sleep 121; true";
    Run run = note(fork("under-a-living-child", script).run());
    run.assertFinding(Mark.of(Orphans.class, "underALivingChild"));
    assertEquals(2, run.finding().resources().size(), run.finding().title());
    assertTrue(run.finding().title().contains(", 1 more process)"), run.finding().title());
    List<Long> pids = ProcessDetail.pids(run.dump());
    assertEquals(3, pids.size());
    assertEquals(3, pids.stream().distinct().count());
    assertTrue(pids.contains(left.get(0)));
  }

  @Test
  void whatTheScriptOfTheJvmStartsBesideItIsNotReported() {
    // The first is the script's own child, with the child's command; the second has lost its
    // parent and began before there was any child.
    String script =
        "(sleep 122 >/dev/null 2>&1 &); \"$@\" <in & jvm=$!; exec 3>in;"
            + " until grep -q begun stdout; do sleep 0.02; done;"
            + " sleep 121 >/dev/null 2>&1 & echo pid $!; echo >&3;"
            + " until grep -q ended stdout; do sleep 0.02; done;"
            + " echo >&3; wait $jvm";
    Fork fork = fork("hold", "read line; sleep 0.001; echo sleep");
    Run run = note(fork.under("sh", "-c", "mkfifo in; " + script, "sh").run());
    assertEquals(1, left.size());
    run.assertClean();
  }

  @Test
  void whatBeginsAfterTheChildHasEndedIsNotReported() {
    // Nobody else in the session may have started it; it only begins too late.
    String script =
        "mkfifo in; \"$@\" <in & jvm=$!; exec 3>in;"
            + " until grep -q begun stdout; do sleep 0.02; done; echo >&3;"
            + " until grep -q ended stdout; do sleep 0.02; done; sleep 0.4;"
            + " (sleep 123 >/dev/null 2>&1 & echo pid $!); echo >&3; wait $jvm";
    Fork fork = fork("hold", "read line").under("setsid", "-w", "sh", "-c", script, "sh");
    Run run = note(fork.run());
    assertEquals(1, left.size());
    run.assertClean();
  }

  @Test
  void orphanOfAnotherJvmThatBeganWhileAChildOfThisOneLivedIsNotReported() {
    try (Running holds = fork("hold", "read line").start()) {
      holds.awaitStdout("begun");
      try (Running leaves = fork("leave", SLEEP, "kept", "wait").start()) {
        leaves.awaitStdout("pid ");
        note(leaves.stdout());
        holds.type("").awaitStdout("ended").type("");
        holds.end().assertClean();
        leaves.type("").end().assertFinding(Mark.of(Orphans.class, "leave"));
      }
    }
  }

  @Test
  void orphanOfAJvmThatEndedIsNotReportedByOneOfAnotherDirectory() {
    try (Running holds = fork("hold", "read line; echo sleep").start()) {
      holds.awaitStdout("begun");
      note(fork("leave", SLEEP, "cleared").run()).assertFinding(Mark.of(Orphans.class, "leave"));
      assertTrue(ProcessHandle.of(left.get(0)).isPresent());
      holds.type("").awaitStdout("ended").type("");
      holds.end().assertClean();
    }
  }

  @Test
  void orphanOfAnotherJvmThatBeganBeforeAnyChildOfThisOneIsNotReported() {
    try (Running first = fork("wait-first", "echo sleep 120").start()) {
      first.awaitStdout("waits");
      Run other = note(fork("leave", SLEEP, "cleared").run());
      other.assertFinding(Mark.of(Orphans.class, "leave"));
      assertTrue(ProcessHandle.of(left.get(0)).isPresent());
      first.type("");
      first.end().assertClean();
    }
  }

  @Test
  void orphanThatIsGivenToASubreaperIsFound() {
    Run run = note(underSubreaper("my $p = fork; exec @ARGV if !$p; waitpid $p, 0; exit $? >> 8"));
    run.assertFinding(Mark.of(Orphans.class, "leave"));
  }

  @Test
  void orphanThatIsGivenToTheJvmItselfIsFound() {
    Run run = note(underSubreaper("exec @ARGV"));
    run.assertFinding(Mark.of(Orphans.class, "leave"));
    assertTrue(run.finding().title().contains("was left behind"), run.finding().title());
  }

  @Test
  void quotedCommandIsKnownWhereItsNewParentMayHaveStartedIt() {
    String script = "sh -c 'sleep 120; true'  x \"a  b\" >/dev/null 2>&1 & echo $!";
    Run run = note(underSubreaper("my $p = fork; exec @ARGV if !$p; waitpid $p, 0", script));
    run.assertFinding(Mark.of(Orphans.class, "leave"));
  }

  private Run underSubreaper(String then) {
    return underSubreaper(then, SLEEP);
  }

  private Run underSubreaper(String then, String script) {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "no perl to become a subreaper");
    Run run = fork("leave", script, "kept").under("perl", "-e", SUBREAPER + then).run();
    assumeTrue(run.exit() != 99, "this system knows no subreaper");
    return run;
  }

  @Test
  void commandsOfOrphansAreMasked() {
    String script = "sh -c 'sleep 120; true' x --token HIDDEN >/dev/null 2>&1 & echo $!";
    Run run = note(fork("leave", script, "kept").run());
    assertTrue(ProcessDetail.of(run).text("command").endsWith("--token ***"));
    assertFalse(run.dump().toString().contains("HIDDEN"), run.dump().toString());
  }
}
