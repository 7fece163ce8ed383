package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.docker.Engine;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.DockerContainers;
import dev.overstay.tests.targets.Empty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM writes down of the processes and containers that it starts. */
class JournalTest {
  @Test
  void cleanExitLeavesNoJournal() {
    Fork fork = LeftBehind.fork("ended", "exit");
    Run run = fork.run();
    run.assertClean();
    assertEquals(List.of(), LeftBehind.journals(fork));
    CommandLine command = LeftBehind.orphans(fork);
    assertEquals(0, command.exit());
    assertTrue(command.stderr().startsWith("overstay: no journal in dumps: "), command.stderr());
  }

  @Test
  void whatTheJvmSawEndIsNotAskedFor() {
    Fork fork = LeftBehind.fork("ended");
    try (Running running = fork.start().awaitStdout("started")) {
      // Whoever waits for a process may go on before the agent hears of its end.
      LeftBehind.await(
          () ->
              LeftBehind.lines(fork, "process") == 2
                  && LeftBehind.lines(fork, "endedProcess") == 2);
      running.die();
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(0, command.exit());
      assertEquals("overstay: nothing lives on of what 1 ended JVM made\n", command.stderr());
    }
  }

  @Test
  void exitThatLeavesAChildKeepsTheJournal() {
    Fork fork = LeftBehind.fork("two", "exit");
    try (Running running = fork.start().awaitStderr("  report  ")) {
      LeftBehind.await(() -> !LeftBehind.lives(String.valueOf(running.pid())));
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(1, command.exit());
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
    }
  }

  @Test
  void whatAnEndedChildLeftBehindIsAddedAtTheExit() {
    Fork fork = LeftBehind.fork("orphan");
    try (Running running = fork.start().awaitStderr("  report  ")) {
      LeftBehind.await(() -> !LeftBehind.lives(String.valueOf(running.pid())));
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
      String place = ": sleep 120; made by LeavesChildren.orphan(LeavesChildren.java:";
      assertTrue(command.stdout().contains(place), command.stdout());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ended", "client"})
  void containersThatWereEndedLeaveNoJournal(String way) {
    try (Engine engine = new Engine()) {
      Fork fork =
          Fork.of(DockerContainers.class)
              .libraries("docker-java-", "jackson-", "slf4j-", "commons-", "guava-")
              .args(way, engine.host())
              .options("grace=200ms");
      fork.run();
      assertEquals(List.of(), LeftBehind.journals(fork));
    }
  }

  @ParameterizedTest
  @CsvSource({"secret, --password=***", "deep, --token ***"})
  void secretsAreInNoLine(String how, String masked) throws IOException {
    Fork fork = LeftBehind.fork(how);
    try (Running running = LeftBehind.killed(fork)) {
      CommandLine command = LeftBehind.orphans(fork);
      assertTrue(command.stdout().contains(masked), command.stdout());
      assertFalse(command.stdout().contains("HIDDEN"), command.stdout());
      assertFalse(Files.readString(LeftBehind.journal(fork)).contains("HIDDEN"));
      assertEquals("rw-------", permissions(LeftBehind.journal(fork)));
      assertTrue(running.pid() > 0);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void directoryThatWasRemovedIsMadeAgainWithAllThatLives() {
    Fork fork = LeftBehind.fork("lost");
    try (Running running = LeftBehind.killed(fork)) {
      assertEquals("", running.stderr());
      assertEquals(3, LeftBehind.listed(LeftBehind.orphans(fork)).size());
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(LeftBehind.orphans(fork)));
    }
  }

  @Test
  void directoryThatCannotBeWrittenCostsOneLineAndTheJvmGoesOn() {
    Fork fork = LeftBehind.fork("lost").file("block", "");
    try (Running running = fork.start().awaitStdout("started")) {
      assertEquals(3, LeftBehind.pids(running.stdout()).size());
      assertTrue(
          running
              .stderr()
              .matches(
                  "overstay: can't write \\S+\\.journal: [a-zA-Z -]+; what this JVM starts .*\n"),
          running.stderr());
    }
  }

  /** As somebody else puts it there who may write to the directory. */
  @Test
  void linkThatStandsInTheJournalsPlaceIsNotWrittenThrough() throws IOException {
    Fork fork = LeftBehind.fork("linked").file("precious", "mine");
    try (Running running = LeftBehind.killed(fork)) {
      assertEquals("", running.stderr());
      assertEquals("mine", Files.readString(fork.workDir().resolve("precious")));
      assertFalse(Files.isSymbolicLink(LeftBehind.journal(fork)));
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(LeftBehind.orphans(fork)));
    }
  }

  @Test
  void sixteenThreadsLoseNothing() {
    Fork fork = LeftBehind.fork("many");
    try (Running running = LeftBehind.killed(fork)) {
      assertEquals(80, LeftBehind.pids(running.stdout()).size());
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
      assertEquals("", command.stderr());
      assertEquals(0, LeftBehind.orphans(fork, "--reap").exit());
    }
  }

  @Test
  void journalIsNoOpenFileOfTheUsers() {
    Fork fork = LeftBehind.fork("ended", "exit").options("grace=200ms,kinds=+file");
    fork.run().assertClean();
  }

  @Test
  void jvmThatStartsNothingLoadsNothingOfTheJournal() throws IOException {
    Fork fork = Fork.of(Empty.class).jvmArgs("-Xlog:class+load:file=classes.log");
    fork.run().assertClean();
    List<String> loaded =
        Files.readAllLines(fork.workDir().resolve("classes.log")).stream()
            .filter(line -> line.matches(".*dev\\.overstay\\..*([Jj]ournal|AtBirth|LastingLis).*"))
            .toList();
    assertEquals(List.of(), loaded);
  }
}
