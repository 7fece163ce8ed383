package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.DumpFiles;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Exits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump that can't be written costs one line, and never the run. */
class DumpFailuresTest {
  private static Fork fork(String how, int code) {
    Fork fork = Fork.of(Exits.class).args(how, Integer.toString(code)).options("grace=100ms");
    return fork.jvmArgs("-Djava.io.tmpdir=" + fork.workDir());
  }

  /** The dump is where temporary files go. */
  private static void assertElsewhere(Run run) {
    assertEquals(1, DumpFiles.ending(run.workDir(), ".json").size(), run.stderr());
  }

  private static void assertOneLine(Run run, String start) {
    List<String> lines = run.stderr().lines().filter(l -> l.startsWith("overstay: ")).toList();
    assertEquals(1, lines.stream().filter(l -> l.contains("can't write")).count(), run.stderr());
    assertTrue(run.stderr().contains("overstay: can't write to " + start), run.stderr());
    assertTrue(run.stderr().contains("; dumps go to " + run.workDir()), run.stderr());
    assertFalse(run.stderr().contains("\tat "), run.stderr());
    assertFalse(run.stderr().contains("Exception"), run.stderr());
  }

  /** A disk of 64 KiB, full but for so many blocks of 4 KiB, in a mount namespace of its own. */
  private static Fork onFullDisk(Fork fork, int blocks) {
    assumeTrue(mayMount(), "only root may mount a small disk");
    Path disk = fork.workDir().resolve("dumps");
    return fork.under(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mkdir "
            + disk
            + " && mount -t tmpfs -o size=64k tmpfs "
            + disk
            + " && head -c "
            + (16 - blocks) * 4096
            + " /dev/zero > "
            + disk
            + "/filler && exec \"$@\"",
        "sh");
  }

  private static boolean mayMount() {
    try {
      return new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void fullDiskCostsOneLine(int blocks) {
    Run run = onFullDisk(fork("code", 7), blocks).run();
    assertEquals(7, run.exit(), run.stderr());
    assertOneLine(run, run.workDir().resolve("dumps") + ": the disk is full; dumps go to ");
    assertElsewhere(run);
  }

  @Test
  void verdictIsSaidThoughNothingFitsOnTheDisk() {
    Run run = onFullDisk(fork("pool-and-code", 7), 0).run();
    assertEquals(7, run.exit(), run.stderr());
    assertTrue(run.stderr().contains("overstay: executor pool-"), run.stderr());
    assertTrue(run.stderr().contains("  report    "), run.stderr());
    assertElsewhere(run);
  }

  @Test
  void verdictIsSaidThoughThePageDoesNotFitOnTheDisk() {
    Run run = onFullDisk(fork("pool-and-code", 7), 4).run();
    assertEquals(7, run.exit(), run.stderr());
    assertOneLine(run, run.workDir().resolve("dumps").toString());
    assertElsewhere(run);
    assertTrue(run.stderr().contains("overstay: executor pool-"), run.stderr());
    assertTrue(run.stderr().contains(".html\n"), run.stderr());
  }

  private static Path only(Running running) {
    running.awaitDump(dump -> true);
    return DumpFiles.ending(running.dir(), ".json").get(0);
  }

  @Test
  void directoryThatWasRemovedIsMadeAgain() throws IOException {
    try (Running running = fork("stdin", 0).options("after=1ms").start()) {
      Path dump = only(running);
      Files.delete(dump);
      Files.delete(dump.getParent());
      Run run = running.type("go").end();
      assertEquals(0, run.exit());
      assertEquals("", run.stderr());
      assertTrue(run.triggers().contains(Trigger.AFTER_HOOKS));
    }
  }

  @Test
  void noOtherDirectoryIsNamedIfThatCannotBeWrittenEither() {
    Fork fork = fork("code", 7).jvmArgs("-Djava.io.tmpdir=/dev/null/tmp");
    Run run = fork.dir("/dev/null/dumps", "dumps").run();
    assertEquals(7, run.exit(), run.stderr());
    List<String> lines = run.stderr().lines().filter(l -> l.startsWith("overstay: ")).toList();
    assertEquals(1, lines.size(), run.stderr());
    assertTrue(lines.get(0).startsWith("overstay: can't write to /dev/null/dumps"), run.stderr());
    assertFalse(run.stderr().contains("dumps go to"), run.stderr());
  }

  @Test
  void fileInPlaceOfTheDirectoryCostsOneLine() throws IOException {
    try (Running running = fork("stdin", 0).options("after=1ms").start()) {
      Path dump = only(running);
      Files.delete(dump);
      Files.delete(dump.getParent());
      Files.writeString(dump.getParent(), "a file");
      Run run = running.type("go").end();
      assertEquals(0, run.exit());
      assertOneLine(run, String.valueOf(dump.getParent()));
    }
  }

  @Test
  void directoryInPlaceOfTheDumpCostsOneLine() throws IOException {
    try (Running running = fork("stdin", 0).options("after=1ms").start()) {
      Path dump = only(running);
      Files.delete(dump);
      Path inside = Files.createDirectories(dump.resolve("inside"));
      running.type("go");
      running.awaitEnd();
      assertTrue(Files.isDirectory(inside));
      Files.delete(inside);
      Files.delete(dump);
      Run run = running.end();
      assertEquals(0, run.exit());
      assertOneLine(run, String.valueOf(dump.getParent()));
    }
  }
}
