package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.docker.Engine;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.DockerContainers;
import dev.overstay.tests.targets.LeavesChildren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.console.ConsoleLauncher;

/** What ended JVMs left running, listed and ended by the command line. */
class OrphansCommandTest {
  private static final Path PAGE = Path.of("..", "docs", "orphans.md");

  @Test
  void whatAKilledJvmLeftIsListedWithItsLinesAndNothingIsChanged() {
    Fork fork = LeftBehind.fork("two");
    try (Running running = LeftBehind.killed(fork)) {
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(1, command.exit(), command.stderr());
      assertEquals("", command.stderr());
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
      assertEquals(2, command.stdout().lines().count(), command.stdout());
      for (String method : List.of("start", "two")) {
        Mark mark = Mark.of(LeavesChildren.class, method);
        String place = "LeavesChildren." + mark.method() + "(LeavesChildren.java:" + mark.line();
        assertTrue(command.stdout().contains(": sleep 120; made by " + place), command.stdout());
      }
      String jvm = "; JVM " + running.pid() + " " + LeavesChildren.class.getName() + " since ";
      assertTrue(command.stdout().lines().allMatch(line -> line.contains(jvm)));
      assertTrue(LeftBehind.listed(command).stream().allMatch(LeftBehind::lives));
      assertEquals(1, LeftBehind.journals(fork).size());
    }
  }

  @Test
  void reapEndsExactlyTheListedAndRemovesTheJournal() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "120").start();
    Fork fork = LeftBehind.fork("deep");
    try (Running running = LeftBehind.killed(fork)) {
      CommandLine dry = LeftBehind.orphans(fork);
      assertTrue(LeftBehind.listed(dry).containsAll(LeftBehind.pids(running.stdout())));
      assertEquals(3, LeftBehind.listed(dry).size(), "what descends from it too: " + dry.stdout());
      CommandLine command = LeftBehind.orphans(fork, "--reap");
      assertEquals(0, command.exit(), command.stderr());
      assertEquals("", command.stderr());
      assertEquals(LeftBehind.listed(dry), LeftBehind.listed(command));
      for (String pid : LeftBehind.listed(command)) {
        assertTrue(command.stdout().contains("process " + pid + " has ended\n"));
        assertFalse(LeftBehind.lives(pid), pid);
      }
      assertTrue(stranger.isAlive());
      assertEquals(List.of(), LeftBehind.journals(fork));
      CommandLine again = LeftBehind.orphans(fork, "--reap");
      assertEquals(0, again.exit());
      assertEquals("", again.stdout());
      assertEquals(
          "overstay: no journal in dumps: no JVM that ran with the agent there has left a process"
              + " or container\n",
          again.stderr());
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void whoDoesNotHearSigtermIsKilled() {
    Fork fork = LeftBehind.fork("stubborn");
    try (Running running = fork.start().awaitStdout("started")) {
      LeftBehind.await(() -> Files.exists(fork.workDir().resolve("deaf")));
      running.die();
      CommandLine command = LeftBehind.orphans(fork, "--reap");
      assertEquals(0, command.exit(), command.stderr());
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
      assertFalse(LeftBehind.pids(running.stdout()).stream().anyMatch(LeftBehind::lives));
    }
  }

  @Test
  void journalThatOthersMayExchangeEndsNothing() throws IOException {
    Fork fork = LeftBehind.fork("two");
    try (Running running = LeftBehind.killed(fork)) {
      Path dumps = fork.workDir().resolve("dumps");
      Files.setPosixFilePermissions(dumps, PosixFilePermissions.fromString("rwxrwxrwx"));
      CommandLine open = LeftBehind.orphans(fork, "--reap");
      assertEquals(2, open.exit());
      assertEquals("", open.stdout());
      assertTrue(open.stderr().contains(": other users may write to directory "), open.stderr());
      Files.setPosixFilePermissions(dumps, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path journal = LeftBehind.journal(fork);
      Path elsewhere = Files.move(journal, fork.workDir().resolve("elsewhere"));
      Files.createSymbolicLink(journal, elsewhere);
      CommandLine linked = LeftBehind.orphans(fork, "--reap");
      assertEquals(2, linked.exit());
      assertTrue(linked.stderr().contains(": is not a plain file"), linked.stderr());
      assertTrue(LeftBehind.pids(running.stdout()).stream().allMatch(LeftBehind::lives));
    }
  }

  /** As if the pid of an ended child had been given to another process. */
  @Test
  void processThatBeganAtAnotherTimeIsLeftAlone() throws IOException {
    Fork fork = LeftBehind.fork("secret");
    try (Running running = LeftBehind.killed(fork)) {
      LeftBehind.edit(fork, "(\"process\":\\d+,\"start\":)(\\d+)", "$11$2");
      CommandLine command = LeftBehind.orphans(fork, "--reap");
      assertEquals(0, command.exit());
      assertEquals("", command.stdout());
      assertEquals("overstay: nothing lives on of what 1 ended JVM made\n", command.stderr());
      assertTrue(LeftBehind.pids(running.stdout()).stream().allMatch(LeftBehind::lives));
      assertEquals(List.of(), LeftBehind.journals(fork));
    }
  }

  @Test
  void childrenOfAJvmThatRunsAreItsOwn() {
    Fork fork = LeftBehind.fork("two");
    try (Running running = fork.start().awaitStdout("started")) {
      for (String[] more : new String[][] {{}, {"--reap"}}) {
        CommandLine command = LeftBehind.orphans(fork, more);
        assertEquals(0, command.exit());
        assertEquals("", command.stdout());
        assertEquals("overstay: 1 JVM still runs, with 2 processes\n", command.stderr());
      }
      assertTrue(LeftBehind.pids(running.stdout()).stream().allMatch(LeftBehind::lives));
      assertEquals(1, LeftBehind.journals(fork).size());
    }
  }

  @Test
  void jvmWhosePidAnotherHasNowIsNoneThatRuns() throws IOException {
    Fork fork = LeftBehind.fork("two");
    try (Running running = fork.start().awaitStdout("started")) {
      LeftBehind.edit(fork, "(\"pid\":\\d+,\"start\":)(\\d+)", "$11$2");
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(LeftBehind.orphans(fork)));
    }
  }

  @Test
  void containerIsListedWithTheCommandThatRemovesItAndNeverReaped() {
    try (Engine engine = new Engine()) {
      Fork fork =
          Fork.of(DockerContainers.class)
              .libraries("docker-java-", "jackson-", "slf4j-", "commons-", "guava-")
              .args("left", engine.host())
              .options("grace=200ms");
      fork.run();
      CommandLine command = LeftBehind.orphans(fork, "--reap");
      assertEquals(1, command.exit());
      String id = engine.running().get(0);
      String said =
          "container "
              + id.substring(0, 12)
              + " since \\S+Z: acme/orders:7 as orders; made by DockerContainers.left\\("
              + "DockerContainers.java:\\d+\\); JVM \\d+ \\S+ since \\S+Z; remove it with: docker rm"
              + " -f "
              + id
              + "\n";
      assertTrue(command.stdout().matches(said), command.stdout());
      assertTrue(command.stderr().matches("overstay: \\S+: stays, .*\n"), command.stderr());
      assertEquals(1, LeftBehind.journals(fork).size());
    }
  }

  @Test
  void testThatStartedItIsNamedAsThePageShows() throws IOException {
    Fork fork =
        Fork.of(ConsoleLauncher.class)
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .args("execute", "--disable-banner", "-c")
            .args("dev.overstay.tests.targets.junit.BrokerTests")
            .args("--config", "junit.jupiter.execution.parallel.enabled=false")
            .defaultDir("overstay");
    try (Running running = LeftBehind.alone(fork).start()) {
      LeftBehind.await(() -> running.stdout().contains("started"));
      running.die();
      CommandLine dry = CommandLine.run(fork.workDir(), "orphans");
      assertEquals(1, dry.exit(), dry.stderr());
      CommandLine reaped = CommandLine.run(fork.workDir(), "orphans", "--reap");
      assertEquals(0, reaped.exit(), reaped.stderr());
      String page = Files.readString(PAGE);
      assertShows(page, "orphans", dry);
      assertShows(page, "orphans --reap", reaped);
    }
  }

  @Test
  void helpIsAsThePageShows() throws IOException {
    String page = Files.readString(PAGE.resolveSibling("command-line.md"));
    Path anywhere = LeftBehind.fork("two").workDir();
    assertShows(page, "orphans --help", CommandLine.run(anywhere, "orphans", "--help"));
  }

  /** Numbers and times differ from run to run; which numbers are the same does not. */
  private static void assertShows(String page, String args, CommandLine command) {
    String prompt = "$ java -jar overstay-agent.jar " + args + "\n";
    int from = page.indexOf(prompt) + prompt.length();
    assertTrue(from >= prompt.length(), prompt);
    String shown = page.substring(from, page.indexOf("```", from));
    assertEquals(plain(shown), plain(command.stdout()));
    assertEquals("", command.stderr());
  }

  private static String plain(String text) {
    String timeless = text.replaceAll("\\d{4}-\\S+Z", "TIME");
    Matcher number = Pattern.compile("(process|JVM) (\\d+)").matcher(timeless);
    List<String> met = new ArrayList<>();
    return number.replaceAll(
        match -> {
          if (!met.contains(match.group(2))) {
            met.add(match.group(2));
          }
          return match.group(1) + " #" + met.indexOf(match.group(2));
        });
  }

  @Test
  void tornLastLineIsSaidAndLeftOut() throws IOException {
    Fork fork = LeftBehind.fork("two");
    try (Running running = LeftBehind.killed(fork)) {
      String text = Files.readString(LeftBehind.journal(fork));
      Files.writeString(LeftBehind.journal(fork), text.substring(0, text.length() - 20));
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(1, command.exit());
      assertEquals(1, LeftBehind.listed(command).size());
      assertTrue(LeftBehind.pids(running.stdout()).containsAll(LeftBehind.listed(command)));
      assertTrue(
          command
              .stderr()
              .matches("overstay: \\S+\\.journal: line 3 is torn and was left out; .*\n"),
          command.stderr());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{, 'not JSON, line 1: .*; what that JVM left is not known, .*'",
    "'', 'the file is empty; what that JVM left is not known, .*'",
    "'{\"format\":\"x\"}', 'not a journal: format is x; .*'",
  })
  void unreadableJournalIsOneLineAndExitTwoBesideTheOthers(String text, String line) {
    Fork fork = LeftBehind.fork("two").file("dumps/overstay-1-1.journal", text);
    try (Running running = LeftBehind.killed(fork)) {
      CommandLine command = LeftBehind.orphans(fork);
      assertEquals(2, command.exit());
      assertEquals(LeftBehind.pids(running.stdout()), LeftBehind.listed(command));
      assertTrue(
          command.stderr().matches("overstay: \\S+overstay-1-1\\.journal: " + line + "\n"),
          command.stderr());
    }
  }

  @Test
  void directoryThatIsNotThereIsAMistake() {
    CommandLine command = CommandLine.run(LeftBehind.fork("two").workDir(), "orphans", "nowhere");
    assertEquals(2, command.exit());
    assertEquals(
        "overstay: nowhere: no such file; name a journal, or a directory that holds journals\n",
        command.stderr());
  }

  @ParameterizedTest
  @CsvSource({
    "boot, 0, 'from before the last start of this system, or from another; nothing here'",
    "pidNamespace, 2, 'written in another container, whose pids are not these; run orphans there'",
  })
  void journalOfElsewhereIsNotJudgedByPidsOfHere(String field, int exit, String line)
      throws IOException {
    Fork fork = LeftBehind.fork("two");
    try (Running running = LeftBehind.killed(fork)) {
      LeftBehind.edit(fork, "(\"" + field + "\":\")", "$1x");
      CommandLine command = LeftBehind.orphans(fork, "--reap");
      assertEquals(exit, command.exit());
      assertEquals("", command.stdout());
      assertTrue(command.stderr().endsWith(": " + line + "\n"), command.stderr());
      assertTrue(LeftBehind.pids(running.stdout()).stream().allMatch(LeftBehind::lives));
      assertEquals(1, LeftBehind.journals(fork).size());
    }
  }
}
