package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Exits;
import dev.overstay.tests.targets.HoldsRootGroup;
import dev.overstay.tests.targets.NoMoreThreads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stderr that nobody reads, or that is none: the JVM ends as it would have without the agent. */
class StderrTest {
  // The shell's own descriptor 3 keeps the pipe open without reading from it.
  private static final String FULL_PIPE =
      "mkfifo pipe && exec 3<>pipe"
          + " && { dd if=/dev/zero of=pipe bs=4096 oflag=nonblock;"
          + " dd if=/dev/zero of=pipe bs=1 oflag=nonblock; } 2>/dev/null;"
          + " exec \"$@\" 2>pipe";
  // Where nobody reads, a second is waited for the reader; a busy machine takes longer for the
  // rest.
  private static final long SOON_MS = 15_000;

  private static Fork onFullPipe(Fork fork) {
    return fork.under("sh", "-c", FULL_PIPE, "sh");
  }

  private static Fork exits(String... args) {
    return Fork.of(Exits.class).args(args);
  }

  private static void assertEndsSoon(Fork fork, int code) {
    Run run = fork.run();
    assertEquals(code, run.exit());
    assertTrue(run.millis() < SOON_MS, run.millis() + " ms");
    Mark.of(Exits.class, "leaveThread").assertFoundIn(run.dump());
  }

  @ParameterizedTest
  @CsvSource({
    "interrupted, grace=100ms, 4",
    "halt-in-hook, grace=100ms, 8",
    "interrupted, grace=100ms;failon=left-open;nonsense=1;more=2, 4",
    "thread, grace=100ms;stall=100ms;onstall=halt:9, 9"
  })
  void pipeThatNobodyReadsHoldsNoExit(String how, String options, int code) {
    assertEndsSoon(onFullPipe(exits(how)).options(options.replace(';', ',')), code);
  }

  @Test
  void lockThatEachNewThreadNeedsHoldsNoExit() {
    Fork fork = exits("holds-thread-class").options("grace=100ms");
    assertEndsSoon(fork, 2);
    assertTrue(fork.run().stderr().startsWith("overstay: thread left was never stopped"));
  }

  @Test
  void lockOfTheRootGroupHoldsNoExit() {
    Run run = Fork.of(HoldsRootGroup.class).args("exits").options("grace=100ms").run();
    assertEquals(21, run.exit());
    assertTrue(run.millis() < SOON_MS, run.millis() + " ms");
    run.assertFinding(Mark.of(HoldsRootGroup.class, "main"));
    assertEquals(List.of(), run.dump().agent().warnings());
  }

  @Test
  void runThatIsFailedEndsWhereNobodyReads() {
    Fork fork = onFullPipe(exits("starts-late")).options("grace=100ms,failon=left-open");
    Run run = fork.run();
    assertEquals(1, run.exit());
    assertTrue(run.millis() < SOON_MS, run.millis() + " ms");
  }

  @Test
  void readerThatComesLateGetsTheWholeText() throws IOException {
    Fork fork = onFullPipe(exits("thread")).options("grace=100ms,stall=100ms");
    try (Running running = fork.start()) {
      running.awaitDump(dump -> stalls(dump) == 3);
      String said = read(fork.workDir().resolve("pipe"), "  report  ", ".html\n");
      assertTrue(said.startsWith("overstay: thread left was never stopped\n  made by  "), said);
      assertEquals(1, said.split("overstay: ", -1).length - 1, said);
      running.kill();
    }
  }

  private static long stalls(Dump dump) {
    return dump.snapshots().stream().filter(s -> s.trigger() == Trigger.EXIT_STALLED).count();
  }

  /**
   * Reads until a line that starts like this and ends like that; the zeros that fill it are left.
   */
  private static String read(Path pipe, String start, String end) throws IOException {
    StringBuilder said = new StringBuilder();
    try (InputStream in = Files.newInputStream(pipe)) {
      byte[] bytes = new byte[4096];
      do {
        int length = in.read(bytes);
        assertTrue(length > 0, said.toString());
        said.append(new String(bytes, 0, length, StandardCharsets.UTF_8).replace("\0", ""));
      } while (said.indexOf(start) < 0 || said.indexOf(end) < 0);
    }
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2>&-", "2>/dev/full"})
  void stderrThatTakesNothingCostsTheTextAlone(String redirect) {
    Fork fork = exits("interrupted").under("sh", "-c", "exec \"$@\" " + redirect, "sh");
    assertEndsSoon(fork.options("grace=100ms"), 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jvmThatGetsNoThreadEndsAndSaysWhatItCan(boolean full) {
    Fork fork = Fork.of(NoMoreThreads.class).options("grace=100ms").jvmArgs("-Xss512m", "-Xmx64m");
    Run run = (full ? onFullPipe(fork) : fork).run();
    assertEquals(4, run.exit());
    assertTrue(run.stdout().contains("no thread\n"), run.stdout());
    // The JVM warns of each attempt: of the program's own, and of the agent's at the exit.
    List<String> warned = run.stdout().lines().filter(l -> l.contains("start thread")).toList();
    assertEquals(2, warned.size(), run.stdout());
    Mark.of(NoMoreThreads.class).assertFoundIn(run.dump());
    assertEquals(!full, run.stderr().startsWith("overstay: server socket "), run.stderr());
  }

  @Test
  void jvmThatSaysNothingStartsNoThreadForIt() throws IOException {
    Fork fork = exits("return").jvmArgs("-Xlog:class+load:file=classes.log");
    fork.run().assertClean();
    String loaded = Files.readString(fork.workDir().resolve("classes.log"));
    assertTrue(loaded.contains("dev.overstay.trigger.Watch"), loaded);
    assertFalse(loaded.contains("dev.overstay.output.StderrWriter$Start"), loaded);
    assertFalse(loaded.contains("dev.overstay.base.Privileged"), loaded);
  }
}
