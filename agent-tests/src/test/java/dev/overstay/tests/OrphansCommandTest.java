package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.docker.Engine;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.DumpFiles;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.DockerContainers;
import dev.overstay.tests.targets.Empty;
import dev.overstay.tests.targets.LeavesChildren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.console.ConsoleLauncher;

/** The journal of a JVM that was killed, and the command that reads it. */
class OrphansCommandTest {
  private static final Pattern PROCESS = Pattern.compile("^process (\\d+) since ");
  private static final Path PAGE = Path.of("..", "docs", "orphans.md");

  private static Fork fork(String... args) {
    return Fork.of(LeavesChildren.class).args(args).options("grace=200ms");
  }

  private static Running killed(Fork fork) {
    return fork.start().awaitStdout("started").die();
  }

  private static CommandLine orphans(Fork fork, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "orphans";
    args[1] = "dumps";
    System.arraycopy(more, 0, args, 2, more.length);
    return CommandLine.run(fork.workDir(), args);
  }

  private static List<Path> journals(Fork fork) {
    return DumpFiles.ending(fork.workDir().resolve("dumps"), ".journal");
  }

  private static Path journal(Fork fork) {
    assertEquals(1, journals(fork).size(), journals(fork).toString());
    return journals(fork).get(0);
  }

  private static void edit(Fork fork, String pattern, String replacement) throws IOException {
    String before = Files.readString(journal(fork));
    String after = before.replaceFirst(pattern, replacement);
    assertFalse(before.equals(after), before);
    Files.writeString(journal(fork), after);
  }

  private static Set<String> pids(String text) {
    return text.lines()
        .filter(line -> line.matches("\\d+"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> listed(CommandLine command) {
    Set<String> pids = new TreeSet<>();
    for (String line : command.stdout().lines().toList()) {
      Matcher process = PROCESS.matcher(line);
      if (process.find()) {
        pids.add(process.group(1));
      }
    }
    return pids;
  }

  private static boolean lives(String pid) {
    try {
      // A zombie is nobody's business but init's.
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) [ZX] .*");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void whatAKilledJvmLeftIsListedWithItsLinesAndNothingIsChanged() {
    Fork fork = fork("two");
    try (Running running = killed(fork)) {
      CommandLine command = orphans(fork);
      assertEquals(1, command.exit(), command.stderr());
      assertEquals("", command.stderr());
      assertEquals(pids(running.stdout()), listed(command));
      assertEquals(2, command.stdout().lines().count(), command.stdout());
      for (String method : List.of("start", "two")) {
        Mark mark = Mark.of(LeavesChildren.class, method);
        String place = "LeavesChildren." + mark.method() + "(LeavesChildren.java:" + mark.line();
        assertTrue(command.stdout().contains(": sleep 120; made by " + place), command.stdout());
      }
      String jvm = "; JVM " + running.pid() + " " + LeavesChildren.class.getName() + " since ";
      assertTrue(command.stdout().lines().allMatch(line -> line.contains(jvm)));
      assertTrue(listed(command).stream().allMatch(OrphansCommandTest::lives));
      assertEquals(1, journals(fork).size());
    }
  }

  @Test
  void reapEndsExactlyTheListedAndRemovesTheJournal() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "120").start();
    Fork fork = fork("deep");
    try (Running running = killed(fork)) {
      CommandLine dry = orphans(fork);
      assertTrue(listed(dry).containsAll(pids(running.stdout())));
      assertEquals(3, listed(dry).size(), "what descends from it too: " + dry.stdout());
      CommandLine command = orphans(fork, "--reap");
      assertEquals(0, command.exit(), command.stderr());
      assertEquals("", command.stderr());
      assertEquals(listed(dry), listed(command));
      for (String pid : listed(command)) {
        assertTrue(command.stdout().contains("process " + pid + " has ended\n"));
        assertFalse(lives(pid), pid);
      }
      assertTrue(stranger.isAlive());
      assertEquals(List.of(), journals(fork));
      CommandLine again = orphans(fork, "--reap");
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
    Fork fork = fork("stubborn");
    try (Running running = fork.start().awaitStdout("started")) {
      await(() -> Files.exists(fork.workDir().resolve("deaf")));
      running.die();
      CommandLine command = orphans(fork, "--reap");
      assertEquals(0, command.exit(), command.stderr());
      assertEquals(pids(running.stdout()), listed(command));
      assertFalse(pids(running.stdout()).stream().anyMatch(OrphansCommandTest::lives));
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertTrue(condition.getAsBoolean());
  }

  /** As if the pid of an ended child had been given to another process. */
  @Test
  void processThatBeganAtAnotherTimeIsLeftAlone() throws IOException {
    Fork fork = fork("secret");
    try (Running running = killed(fork)) {
      edit(fork, "(\"process\":\\d+,\"start\":)(\\d+)", "$11$2");
      CommandLine command = orphans(fork, "--reap");
      assertEquals(0, command.exit());
      assertEquals("", command.stdout());
      assertEquals("overstay: nothing lives on of what 1 ended JVM made\n", command.stderr());
      assertTrue(pids(running.stdout()).stream().allMatch(OrphansCommandTest::lives));
      assertEquals(List.of(), journals(fork));
    }
  }

  @Test
  void childrenOfAJvmThatRunsAreItsOwn() {
    Fork fork = fork("two");
    try (Running running = fork.start().awaitStdout("started")) {
      for (String[] more : new String[][] {{}, {"--reap"}}) {
        CommandLine command = orphans(fork, more);
        assertEquals(0, command.exit());
        assertEquals("", command.stdout());
        assertEquals("overstay: 1 JVM still runs, with 2 processes of its own\n", command.stderr());
      }
      assertTrue(pids(running.stdout()).stream().allMatch(OrphansCommandTest::lives));
      assertEquals(1, journals(fork).size());
    }
  }

  @Test
  void jvmWhosePidAnotherHasNowIsNoneThatRuns() throws IOException {
    Fork fork = fork("two");
    try (Running running = fork.start().awaitStdout("started")) {
      edit(fork, "(\"pid\":\\d+,\"start\":)(\\d+)", "$11$2");
      assertEquals(pids(running.stdout()), listed(orphans(fork)));
    }
  }

  @Test
  void cleanExitLeavesNoJournal() {
    Fork fork = fork("ended", "exit");
    Run run = fork.run();
    run.assertClean();
    assertEquals(List.of(), journals(fork));
    CommandLine command = orphans(fork);
    assertEquals(0, command.exit());
    assertTrue(command.stderr().startsWith("overstay: no journal in dumps: "), command.stderr());
  }

  @Test
  void whatTheJvmSawEndIsNotAskedFor() throws IOException {
    Fork fork = fork("ended");
    try (Running running = killed(fork)) {
      String text = Files.readString(journal(fork));
      assertTrue(text.contains("\"process\":"), text);
      assertEquals(
          text.lines().filter(line -> line.startsWith("{\"process\":")).count(),
          text.lines().filter(line -> line.startsWith("{\"endedProcess\":")).count(),
          text);
      CommandLine command = orphans(fork);
      assertEquals(0, command.exit());
      assertEquals("overstay: nothing lives on of what 1 ended JVM made\n", command.stderr());
      assertTrue(running.pid() > 0);
    }
  }

  @Test
  void exitThatLeavesAChildKeepsTheJournal() {
    Fork fork = fork("two", "exit");
    try (Running running = fork.start().awaitStderr("  report  ")) {
      await(() -> !lives(String.valueOf(running.pid())));
      CommandLine command = orphans(fork);
      assertEquals(1, command.exit());
      assertEquals(pids(running.stdout()), listed(command));
    }
  }

  @Test
  void whatAnEndedChildLeftBehindIsAddedAtTheExit() {
    Fork fork = fork("orphan");
    try (Running running = fork.start().awaitStderr("  report  ")) {
      await(() -> !lives(String.valueOf(running.pid())));
      CommandLine command = orphans(fork);
      assertEquals(pids(running.stdout()), listed(command));
      String place = ": sleep 120; made by LeavesChildren.orphan(LeavesChildren.java:";
      assertTrue(command.stdout().contains(place), command.stdout());
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
      CommandLine command = orphans(fork, "--reap");
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
      assertEquals(1, journals(fork).size());
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
      assertEquals(List.of(), journals(fork));
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
    try (Running running = fork.start()) {
      await(() -> running.stdout().contains("started"));
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
    Path anywhere = fork("two").workDir();
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
    Fork fork = fork("two");
    try (Running running = killed(fork)) {
      String text = Files.readString(journal(fork));
      Files.writeString(journal(fork), text.substring(0, text.length() - 20));
      CommandLine command = orphans(fork);
      assertEquals(1, command.exit());
      assertEquals(1, listed(command).size());
      assertTrue(pids(running.stdout()).containsAll(listed(command)));
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
    Fork fork = fork("two").file("dumps/overstay-1-1.journal", text);
    try (Running running = killed(fork)) {
      CommandLine command = orphans(fork);
      assertEquals(2, command.exit());
      assertEquals(pids(running.stdout()), listed(command));
      assertTrue(
          command.stderr().matches("overstay: \\S+overstay-1-1\\.journal: " + line + "\n"),
          command.stderr());
    }
  }

  @Test
  void directoryThatIsNotThereIsAMistake() {
    CommandLine command = CommandLine.run(fork("two").workDir(), "orphans", "nowhere");
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
    Fork fork = fork("two");
    try (Running running = killed(fork)) {
      edit(fork, "(\"" + field + "\":\")", "$1x");
      CommandLine command = orphans(fork, "--reap");
      assertEquals(exit, command.exit());
      assertEquals("", command.stdout());
      assertTrue(command.stderr().endsWith(": " + line + "\n"), command.stderr());
      assertTrue(pids(running.stdout()).stream().allMatch(OrphansCommandTest::lives));
      assertEquals(1, journals(fork).size());
    }
  }

  @ParameterizedTest
  @CsvSource({"secret, --password=***", "deep, --token ***"})
  void secretsAreInNoLine(String how, String masked) throws IOException {
    Fork fork = fork(how);
    try (Running running = killed(fork)) {
      CommandLine command = orphans(fork);
      assertTrue(command.stdout().contains(masked), command.stdout());
      assertFalse(command.stdout().contains("HIDDEN"), command.stdout());
      assertFalse(Files.readString(journal(fork)).contains("HIDDEN"));
      assertEquals("rw-------", permissions(journal(fork)));
      assertTrue(running.pid() > 0);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void directoryThatWasRemovedIsMadeAgainWithAllThatLives() {
    Fork fork = fork("lost");
    try (Running running = killed(fork)) {
      assertEquals("", running.stderr());
      assertEquals(3, listed(orphans(fork)).size());
      assertEquals(pids(running.stdout()), listed(orphans(fork)));
    }
  }

  @Test
  void directoryThatCannotBeWrittenCostsOneLineAndTheJvmGoesOn() {
    Fork fork = fork("lost").file("block", "");
    try (Running running = fork.start().awaitStdout("started")) {
      assertEquals(3, pids(running.stdout()).size());
      assertTrue(
          running
              .stderr()
              .matches("overstay: can't write \\S+\\.journal \\(.*\\); what this JVM starts .*\n"),
          running.stderr());
    }
  }

  @Test
  void sixteenThreadsLoseNothing() {
    Fork fork = fork("many");
    try (Running running = killed(fork)) {
      assertEquals(80, pids(running.stdout()).size());
      CommandLine command = orphans(fork);
      assertEquals(pids(running.stdout()), listed(command));
      assertEquals("", command.stderr());
      assertEquals(0, orphans(fork, "--reap").exit());
    }
  }

  @Test
  void journalIsNoOpenFileOfTheUsers() {
    Fork fork = fork("ended", "exit").options("grace=200ms,kinds=+file");
    fork.run().assertClean();
  }

  @Test
  void jvmThatStartsNothingLoadsNothingOfTheJournal() throws IOException {
    Fork fork =
        Fork.of(Empty.class).verifiedByDefault().jvmArgs("-Xlog:class+load:file=classes.log");
    fork.run().assertClean();
    List<String> loaded =
        Files.readAllLines(fork.workDir().resolve("classes.log")).stream()
            .filter(line -> line.matches(".*dev\\.overstay\\..*([Jj]ournal|AtBirth|LastingLis).*"))
            .toList();
    assertEquals(List.of(), loaded);
  }
}
