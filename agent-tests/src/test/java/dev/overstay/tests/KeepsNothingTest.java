package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Frame;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.DropsLoaders;
import dev.overstay.tests.targets.EndsThreads;
import dev.overstay.tests.targets.HoldsRootGroup;
import dev.overstay.tests.targets.JoinsUnderLock;
import dev.overstay.tests.targets.ManyTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collector takes what it takes without the agent. */
class KeepsNothingTest {
  private static final String[] CASES = {
    "nothing",
    "closed",
    "process",
    "keptSocket",
    "keptServer",
    "keptDatagramSocket",
    "keptSelector",
    "keptPipe",
    "keptPool",
    "keptScheduledPool",
    "keptTimer",
    "worker",
    "delayer",
    "common",
    "droppedSocket",
    "droppedServer",
    "datagramSocket",
    "socketPair",
    "pipe",
    "timer",
    "scheduledPool",
    "hook",
    "httpClient"
  };

  private static Fork loaders() {
    return Fork.of(DropsLoaders.class).args(CASES).bound(120);
  }

  @Test
  void classLoadersAreCollectedAsWithoutIt() {
    List<String> without = loaders().withoutAgent().run().stdout().lines().toList();
    List<String> with = loaders().run().stdout().lines().toList();
    assertEquals(CASES.length, without.size(), without.toString());
    List<String> kept = new ArrayList<>();
    for (String line : without) {
      if (line.endsWith(" collected") && !with.contains(line)) {
        kept.add(line);
      }
    }
    assertEquals(List.of(), kept, with.toString());
    // Else this proves nothing.
    assertTrue(without.stream().filter(l -> l.endsWith(" collected")).count() > 15);
  }

  @Test
  void classThatWasUnloadedIsStillTheUsersOwn() {
    Run run = Fork.of(DropsLoaders.class).args("exit", "keptSocket").options("grace=0ms").run();
    assertEquals("keptSocket collected\n", run.stdout(), run.stderr());
    Frame made = Objects.requireNonNull(run.finding().madeBy());
    assertEquals("dev.overstay.tests.targets.Guest.make", made.className() + "." + made.method());
    assertTrue(made.own());
  }

  @Test
  void whatASnapshotSawIsCollectedBeforeTheNext() {
    Run run = Fork.of(EndsThreads.class).options("after=50ms").run();
    assertEquals("collected\n", run.stdout(), run.stderr());
  }

  @Test
  void aThreadsOwnGetIdIsNotCalledByProbes() {
    Run run = Fork.of(JoinsUnderLock.class).run();
    assertEquals("joined\n", run.stdout(), run.stderr());
    run.assertClean();
  }

  @Test
  void firstBirthWaitsForNoLockOfTheUsers() {
    Run run = Fork.of(HoldsRootGroup.class).args("closes").options("kinds=server-socket").run();
    assertEquals("closed\n", run.stdout(), run.stderr());
  }

  @ParameterizedTest
  // A thread each takes minutes on a busy machine.
  @CsvSource({"main, 100000", "threads, 30000"})
  void endedTestsTakeLittle(String where, int tests) {
    Run run =
        Fork.of(ManyTests.class)
            .args(Integer.toString(tests), where)
            .libraries("junit-4", "hamcrest-core")
            .bound(120)
            .run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals("at most 5 MB\n", run.stdout());
    assertEquals(tests / 50, run.dump().testClasses().size());
    assertEquals(tests, run.dump().testClasses().stream().mapToInt(c -> c.tests()).sum());
  }
}
