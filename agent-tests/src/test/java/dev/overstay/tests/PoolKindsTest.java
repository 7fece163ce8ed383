package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Alike;
import dev.overstay.tests.targets.Opens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executors of every sort, and virtual threads. */
class PoolKindsTest {
  private static final String TARGET = "Pools";
  private static final Set<String> DAEMON =
      Set.of("forkJoin", "workStealing", "virtualPerTask", "virtualThread");
  private static final Set<String> SINCE_21 =
      Set.of("threadPerTask", "virtualPerTask", "virtualThread");

  static List<Mark> marks() {
    return Mark.in(Opens.class.getPackageName() + "." + TARGET);
  }

  private static Run run(String options, String... args) {
    String all = "grace=300ms" + options;
    return Fork.of(Opens.class).args(TARGET).args(args).options(all).run();
  }

  private static String options(Mark mark) {
    int feature = Runtime.version().feature();
    assumeTrue(!SINCE_21.contains(mark.method()) || feature >= 21, "since JDK 21");
    return mark.kind().equals("thread") ? ",kinds=+virtual-thread" : "";
  }

  @ParameterizedTest
  @MethodSource("marks")
  void neverShutDownIsOneFinding(Mark mark) {
    Run run = run(options(mark), "exit", mark.method());
    run.assertFinding(mark);
    Effect expected = DAEMON.contains(mark.method()) ? Effect.LEFT_OPEN : Effect.BLOCKS_EXIT;
    assertEquals(expected, run.finding().effect(), run.finding().title());
  }

  @ParameterizedTest
  @MethodSource("marks")
  void shutDownIsSilent(Mark mark) {
    run(options(mark), "closed", mark.method()).assertClean();
  }

  @Test
  void poolsAlikeAllBlockAndWhatEndsByItselfComesLast() {
    Dump dump = Fork.of(Alike.class).run().dump();
    // On a busy machine, two snapshots are so far apart that they show that nothing moved.
    Progress first = dump.findings().get(0).progress();
    assertTrue(first == Progress.UNKNOWN || first == Progress.STUCK, first.label());
    assertEquals(Progress.ENDING, dump.findings().get(1).progress());
    assertEquals(2, dump.findings().size());
    assertEquals(3, dump.findings().get(0).count());
    List<Effect> effects =
        dump.resources().stream()
            .filter(resource -> resource.kind().equals("executor"))
            .map(Resource::effect)
            .distinct()
            .toList();
    assertEquals(List.of(Effect.BLOCKS_EXIT), effects);
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "dropped"})
  void whatNobodyHasToShutDownIsSilent(String way) {
    Run run = run("", "leaky", way);
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsAreOnlyCountedUnlessSomebodyAsks() {
    Run run = run("", "exit", "virtualThread");
    run.assertClean();
    assertEquals(1, run.dump().agent().virtualThreads());
    Run asked = run(",kinds=+virtual-thread", "exit", "virtualThread");
    assertEquals(0, asked.dump().agent().virtualThreads());
    assertEquals(true, asked.dump().resources().get(0).detail().get("virtual"));
  }
}
