package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Snapshot;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.ManyLive;
import dev.overstay.tests.targets.SameStacks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JVM in which thousands of resources live: its exit waits for one look at them, or for none. */
class ManyLiveTest {
  private static Run many(String... args) {
    return Fork.of(ManyLive.class).args(args).bound(60).run();
  }

  @ParameterizedTest
  @CsvSource({"exit, 7", "return, 0"})
  void exitWithoutHooksIsLookedAtOnce(String end, int code) {
    Run run = many("sockets", "4200", end);
    assertEquals(code, run.exit());
    assertEquals(List.of(AFTER_HOOKS), run.triggers());
    Finding finding = run.finding();
    Mark.of(ManyLive.class, "sockets").assertMade(run.dump(), finding);
    assertEquals(4200, finding.count());
    assertEquals(500, finding.resources().size());
    assertEquals(3700, finding.unlisted());
  }

  @Test
  void exitWithAHookIsLookedAtBeforeIt() {
    Run run = many("sockets", "4200", "hooks", "1", "exit");
    assertEquals(List.of(EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
    Mark.of(ManyLive.class, "sockets").assertMade(run.dump(), run.finding());
  }

  @Test
  void haltAmongManyHasAWholeDumpOrASmallOne() {
    Run run = many("threads", "1500", "sockets", "3000", "halt");
    assertEquals(8, run.exit());
    if (run.dump().agent().missing() == null) {
      assertEquals(2, run.dump().findings().size(), run.stderr());
    } else {
      assertCounted(run, 4500);
    }
  }

  @ParameterizedTest
  @CsvSource({"exit, 7", "halt, 8"})
  void smallDumpCountsWhatThereIsNoTimeToAsk(String end, int code) {
    Run run = many("sockets", "3000", "threads", "1500", "spin", "1", end);
    assertEquals(code, run.exit());
    // A fast machine has time for all of it even so, and a busy one only for a line.
    if (run.dumps().isEmpty()) {
      assertTrue(run.stderr().startsWith("overstay: no "), run.stderr());
    } else if (run.dump().agent().missing() != null) {
      assertCounted(run, 4500);
    }
  }

  private static void assertCounted(Run run, int most) {
    Dump dump = run.dump();
    Mark threads = Mark.of(ManyLive.class, "threads");
    Mark sockets = Mark.of(ManyLive.class, "sockets");
    String counted = dump.agent().warnings().get(1);
    assertTrue(counted.startsWith("counted, and not asked whether still open: "), counted);
    assertTrue(counted.contains("3000 datagram sockets, most created at "), counted);
    assertTrue(counted.contains(place(sockets)), counted);
    assertTrue(counted.contains(" threads, most created at "), counted);
    assertTrue(counted.contains(place(threads)), counted);
    Snapshot snapshot = dump.snapshots().get(0);
    assertTrue(snapshot.resources() >= most, "resources " + snapshot.resources());
    assertTrue(snapshot.threads() >= 1500, "threads " + snapshot.threads());
    if (!run.stderr().startsWith("overstay: no verdict in time")) {
      assertTrue(run.stderr().startsWith("overstay: no findings at "), run.stderr());
      assertTrue(run.stderr().contains("; counted, not asked whether open: "), run.stderr());
    }
  }

  private static String place(Mark mark) {
    return mark.method() + "(" + mark.file() + ":" + mark.line() + ")";
  }

  @Test
  void sameFramesOnThreadsOfTwoLinesAreTwoFindings() {
    Dump dump = Fork.of(SameStacks.class).run().dump();
    for (Mark mark : Mark.in(SameStacks.class.getName())) {
      mark.assertFoundIn(dump);
    }
  }
}
