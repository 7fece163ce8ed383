package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.WorstHour;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An exit at which the process has nothing left still has a dump, or one line that says why not.
 */
class WorstHourTest {
  private static Fork fork(String... args) {
    return Fork.of(WorstHour.class).args(args).options("grace=100ms");
  }

  private static Run withDescriptors(String what, int descriptors) {
    String limit = "ulimit -n " + descriptors + " && exec \"$@\"";
    return fork(what, "exit").under("sh", "-c", limit, "sh").run();
  }

  @ParameterizedTest
  @CsvSource({"descriptors, 40", "descriptors, 1024", "sockets, 40", "sockets, 1024"})
  void dumpIsWrittenThoughNoDescriptorIsLeft(String what, int descriptors) {
    Run run = withDescriptors(what, descriptors);
    assertEquals(5, run.exit(), run.stderr());
    assertEquals("full\n", run.stdout());
    Mark.of(WorstHour.class, "pool").assertFoundIn(run.dump());
    assertEquals(1, run.pages().size(), run.stderr());
    assertTrue(run.stderr().contains("overstay: executor pool-1 (1 thread)"), run.stderr());
    assertEquals(List.of(), run.dump().agent().warnings());
  }

  private static void assertSaid(Run run) {
    boolean said = run.stderr().contains("overstay: ");
    assertTrue(said, "exit " + run.exit() + ": " + run.stderr());
    for (Dump dump : run.dumps()) {
      if (dump.findings().isEmpty()) {
        assertTrue(dump.agent().missing() != null, run.stderr());
        assertEquals(List.of(dump.agent().missing()), dump.agent().warnings());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "heap, exit, 5, Serial",
    "heap, exit, 5, G1",
    "heap, exit, 5, Parallel",
    "heap, throw, 1, Serial",
    "heap, throw, 1, G1"
  })
  void fullHeapLeavesADumpOrOneTrueLine(String what, String end, int code, String collector) {
    // A pool would keep a JVM whose main has thrown.
    Fork fork = end.equals("throw") ? fork(what, end, "nothing leaks") : fork(what, end);
    Run run = fork.jvmArgs("-Xmx32m", "-XX:+Use" + collector + "GC").bound(120).run();
    assertEquals(code, run.exit(), run.stderr());
    assertSaid(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "throw"})
  void fullMetaspaceLeavesADumpOrOneTrueLine(String end) {
    Fork fork = end.equals("throw") ? fork("classes", end, "nothing leaks") : fork("classes", end);
    Run run = fork.jvmArgs("-XX:MaxMetaspaceSize=32m").bound(120).run();
    assertEquals(end.equals("exit") ? 5 : 1, run.exit(), run.stderr());
    assertSaid(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+ExitOnOutOfMemoryError", "-XX:+CrashOnOutOfMemoryError"})
  void snapshotDoesNotEndTheJvmInTheUsersPlace(String flag) {
    Run run = fork("almost", "exit").jvmArgs("-Xmx32m", flag).run();
    assertEquals(5, run.exit(), run.stdout() + run.stderr());
  }

  @Test
  void runtimeWithoutManagementHasItsDump() {
    Run run = fork("nothing", "exit").jvmArgs("--limit-modules", "java.base,java.instrument").run();
    assertEquals(5, run.exit(), run.stderr());
    run.assertFinding(Mark.of(WorstHour.class, "pool"));
  }

  @Test
  void deletedWorkingDirectoryCostsNothing() {
    Fork fork = fork("directory", "exit");
    Path dumps = fork.workDir().resolve("dumps");
    String inside = "mkdir gone && cd gone && exec \"$@\"";
    Run run = fork.dir(dumps.toString(), "dumps").under("sh", "-c", inside, "sh").run();
    assertEquals("deleted\n", run.stdout());
    assertEquals(5, run.exit(), run.stderr());
    Mark.of(WorstHour.class, "pool").assertFoundIn(run.dump());
    assertTrue(run.stderr().contains("overstay: executor pool-1 (1 thread)"), run.stderr());
  }
}
