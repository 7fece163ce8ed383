package dev.overstay.tests;

import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static dev.overstay.dump.Trigger.HALT;
import static dev.overstay.dump.Trigger.ON_DEMAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Dumping;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.HaltsWhileLooked;
import dev.overstay.tests.targets.ManyLive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runtime.halt while a snapshot is taken: held up for a second at most. */
class HaltTest {
  // A second, and what a busy machine needs to end a JVM.
  private static final long SOON_MS = 3_000;

  private static Run halted(String how, String options) {
    Fork fork = Fork.of(HaltsWhileLooked.class).args(how).options(options);
    try (Running running = fork.start().awaitStdout("halts")) {
      assertTrue(running.endsWithin(SOON_MS), running.stderr());
      return running.end();
    }
  }

  @ParameterizedTest
  @CsvSource({"thread, 10s", "hook, 200ms"})
  void haltHasItsDumpWhereAnObjectDoesNotAnswer(String how, String grace) {
    Run run = halted(how, "stall=1m,grace=" + grace);
    assertEquals(6, run.exit());
    assertTrue(run.stderr().contains("overstay: server socket "), run.stderr());
    Mark.of(HaltsWhileLooked.class).assertFoundIn(run.dump());
    String method = HaltsWhileLooked.class.getName() + "$Asked.isClosed()";
    String warning = method + " does not answer: what only that object can say is missing";
    assertEquals(List.of(warning), run.dump().agent().warnings());
  }

  @Test
  void haltHasItsDumpWhereManyObjectsDoNotAnswer() {
    Run run = halted("many", "stall=1m,grace=10s");
    assertEquals(6, run.exit());
    assertTrue(run.stderr().contains("and 39 alike were never closed"), run.stderr());
    Mark.of(HaltsWhileLooked.class).assertFoundIn(run.dump());
  }

  @Test
  void haltEndsTheWaitForWhatMayEndByItself() {
    Run run = halted("answers", "grace=30s");
    assertEquals(6, run.exit());
    assertEquals(List.of(EXIT_REQUESTED, HALT), run.triggers());
    assertTrue(run.stderr().startsWith("overstay: server socket "), run.stderr());
    Mark.of(HaltsWhileLooked.class).assertFoundIn(run.dump());
  }

  @Test
  void pageOfAnEarlierSnapshotIsRewritten() throws IOException {
    Fork fork = Fork.of(ManyLive.class).args("sockets", "4200", "halt-on-a-byte");
    try (Running running = fork.start().awaitStdout("made")) {
      String pid = String.valueOf(running.pid());
      assertEquals(0, Dumping.fork(pid).run().exit());
      Run run = running.type("A").end();
      assertEquals('A', run.exit(), run.stderr());
      assertEquals(List.of(ON_DEMAND, HALT), run.triggers());
      FileTime page = Files.getLastModifiedTime(run.pages().get(0));
      FileTime dump = Files.getLastModifiedTime(run.dumpFiles().get(0));
      assertTrue(page.compareTo(dump) >= 0, page + " before " + dump);
    }
  }
}
