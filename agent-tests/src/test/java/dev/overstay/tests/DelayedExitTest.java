package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Delays;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What held the exit for seconds is said when it has ended, too. */
class DelayedExitTest {
  private static final String SHORT = "grace=200ms,stall=500ms";

  private static Run run(String what, String options) {
    return Fork.of(Delays.class).args(what).options(options).run();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thread | Thread late-flush held | Let it end, and wait for it, before main returns",
        "pool | Executor pool-1 (1 thread) held | Call shutdown() on it before main returns",
        "hook | Shutdown hook closer held | Bound what it waits for"
      })
  void whatHeldTheExitIsNamedWithItsLineAndItsTime(String what, String title, String fix) {
    Run run = run(what, SHORT);
    assertEquals(0, run.exit());
    Finding finding = run.finding();
    assertEquals(Effect.DELAYED_EXIT, finding.effect());
    assertTrue(
        finding.title().matches("\\Q" + title + "\\E the exit for (at least )?[2-9] s, then ended"),
        finding.title());
    assertTrue(finding.fix().startsWith(fix), finding.fix());
    Mark.of(Delays.class, what).assertMade(run.dump(), finding);
    assertEquals(ExitState.FREE, run.dump().verdict().exit());
    for (Resource resource : run.dump().resources()) {
      assertEquals(Set.copyOf(resource.live()).size(), resource.live().size(), "each once");
    }
    // Of a pool, the worker is what the JVM waited for.
    assertTrue(
        run.dump().resources().stream().anyMatch(DelayedExitTest::heldTheExit),
        run.dump().resources().toString());
  }

  @Test
  void pageThatWasNamedDoesNotTurnIntoItsOpposite() throws IOException {
    Run run = run("thread", SHORT);
    assertEquals(1, run.pages().size());
    String page = Files.readString(run.pages().get(0));
    assertTrue(page.contains("held the exit for"), page);
    assertFalse(page.contains("Nothing was left behind"));
    assertFalse(page.contains("Stuck."));
    String last = run.stderr().substring(run.stderr().lastIndexOf("overstay: "));
    assertTrue(last.contains("  effect    delayed the exit\n"), run.stderr());
  }

  @Test
  void portWhoseThreadHasEndedIsStillLeftOpen() {
    Dump dump = run("server", SHORT).dump();
    List<Effect> effects = dump.findings().stream().map(Finding::effect).toList();
    assertEquals(List.of(Effect.LEFT_OPEN, Effect.DELAYED_EXIT), effects);
    Mark.of(Delays.class, "open").assertMade(dump, dump.findings().get(0));
    assertTrue(dump.findings().get(1).title().startsWith("Thread acceptor held the exit"));
  }

  @Test
  void daemonHoldsNothing() {
    Finding finding = run("daemon", SHORT).finding();
    assertTrue(finding.title().startsWith("Thread late-flush held the exit"), finding.title());
    assertEquals(1, finding.count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "pool", "hook"})
  void exitThatWasSoonIsClean(String what) {
    Run run = run(what, "grace=200ms,stall=1h");
    assertEquals(List.of(), run.dump().findings());
  }

  @Test
  void failsNothingByDefaultAndTheRunIfItIsNamed() {
    assertEquals(0, run("thread", SHORT + ",failon=all").exit());
    assertEquals(1, run("thread", SHORT + ",failon=delayed-exit").exit());
  }

  private static boolean heldTheExit(Resource resource) {
    return resource.detail().get(Dump.HELD_MS) instanceof Number ms && ms.intValue() >= 1_500;
  }
}
