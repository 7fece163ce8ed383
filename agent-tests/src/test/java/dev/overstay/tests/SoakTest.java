package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.AgentKinds;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.soak.KnownSet;
import dev.overstay.tests.soak.Soak;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM that is busy for long: nothing is lost, nothing is kept, nothing blocks. */
class SoakTest {
  // What lives at the moment of a sample is not always the same; what is lost to each of a million
  // resources would be more.
  private static final long SLACK = 1 << 20;

  // The kinds that only those get who ask are asked for too.
  private static final String OPTIONS = "every=1s," + AgentKinds.all();

  @Test
  @Tag("soak")
  void whatIsLeftOfManyIsTheKnownSet() {
    long seconds = Long.getLong("soak.seconds", 60);
    Fork fork =
        Fork.of(Soak.class)
            .verifiesAll()
            .optimises()
            .args(String.valueOf(seconds))
            .options(OPTIONS);
    Run run = fork.bound(2 * seconds + 120).run();
    assertEquals(0, run.exit(), run.stderr());
    Dump dump = run.dump();
    assertEquals(0, dump.agent().dropped());
    assertEquals(List.of(), dump.agent().failedProbes());
    long timed = run.triggers().stream().filter(trigger -> trigger == Trigger.TIMER).count();
    assertTrue(timed > seconds / 4, "only " + timed + " timed snapshots");
    List<Mark> marks = Mark.in(KnownSet.class.getName());
    for (Mark mark : marks) {
      mark.assertFoundIn(dump);
    }
    List<String> titles = dump.findings().stream().map(Finding::title).toList();
    assertEquals(marks.size(), titles.size(), titles.toString());
    assertFlat(run);
  }

  // The least that the samples of a third hold is what is never given back.
  private static void assertFlat(Run run) {
    List<Long> heap =
        run.stdout()
            .lines()
            .filter(line -> line.startsWith("heap "))
            .map(line -> Long.parseLong(line.substring(5)))
            .toList();
    int third = heap.size() / 3;
    long first = Collections.min(heap.subList(0, third));
    long last = Collections.min(heap.subList(heap.size() - third, heap.size()));
    System.out.printf(
        "%s: heap after collection %d KiB in the first third, %d in the last%n",
        run.stdout().substring(run.stdout().lastIndexOf("turns")).strip(), first >> 10, last >> 10);
    assertTrue(last <= first + first / 10 + SLACK, "the heap grows: " + heap);
  }
}
