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
  // From JDK 21 on Runtime.exit logs before anything else runs. Where that fails for want of a
  // descriptor, classes are broken that the JDK needs to read the page's style from the jar.
  private static final int LAST_WITHOUT_EXIT_LOG = 20;

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
    if (Runtime.version().feature() <= LAST_WITHOUT_EXIT_LOG) {
      assertEquals(1, run.pages().size(), run.stderr());
    }
    assertTrue(run.stderr().contains("overstay: executor pool-1 (1 thread)"), run.stderr());
    assertEquals(List.of(), run.dump().agent().warnings());
  }

  /** Where nothing is left, System.exit itself may throw: then the launcher ends with 1. */
  private static void assertEnded(String end, Run run) {
    assertTrue(run.exit() == 1 || (end.equals("exit") && run.exit() == 5), run.stderr());
  }

  /** What is not in a dump is said, and a dump without findings says why it has none. */
  private static void assertSaid(Run run) {
    boolean whole = false;
    for (Dump dump : run.dumps()) {
      String missing = dump.agent().missing();
      whole |= missing == null;
      if (missing != null) {
        assertEquals(List.of(), dump.findings());
        assertEquals(List.of(missing), dump.agent().warnings());
      }
    }
    assertTrue(whole || run.stderr().contains("overstay: no "), run.exit() + ": " + run.stderr());
  }

  @ParameterizedTest
  @CsvSource({"exit, Serial", "exit, G1", "throw, Serial", "throw, G1"})
  void fullHeapLeavesADumpOrOneTrueLine(String end, String collector) {
    Run run = fork("heap", end).jvmArgs("-Xmx32m", "-XX:+Use" + collector + "GC").bound(120).run();
    assertEnded(end, run);
    assertSaid(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "throw"})
  void fullMetaspaceLeavesADumpOrOneTrueLine(String end) {
    Run run = fork("classes", end).jvmArgs("-XX:MaxMetaspaceSize=32m").bound(120).run();
    assertEnded(end, run);
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
