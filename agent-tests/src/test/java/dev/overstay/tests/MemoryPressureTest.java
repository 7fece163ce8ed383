package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.DropsHeavyLoaders;
import dev.overstay.tests.targets.FillsHeap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JVM whose heap is just large enough stays so with the agent. */
class MemoryPressureTest {
  private static final int TIMES = 20;

  private static void fill(String collector, String how) {
    Run run =
        Fork.of(FillsHeap.class)
            .optimises()
            .args(how, "150000", "179")
            .jvmArgs("-Xmx256m", "-XX:+Use" + collector + "GC")
            .bound(120)
            .run();
    assertEquals("filled 179\n", run.stdout(), run.stderr());
    run.assertClean();
  }

  @ParameterizedTest
  @CsvSource({
    "G1, closed",
    "G1, dropped",
    "Parallel, closed",
    "Parallel, dropped",
    "Serial, closed",
    "Serial, dropped"
  })
  void birthsOfWhatHasEndedTakeNoMemoryFromTheUser(String collector, String how) {
    fill(collector, how);
  }

  @ParameterizedTest
  @CsvSource({"G1", "Parallel", "Serial"})
  void classesOfDroppedLoadersLeaveTheirMemory(String collector) {
    Run run =
        Fork.of(DropsHeavyLoaders.class)
            .optimises()
            .args("300")
            .jvmArgs("-Xmx64m", "-XX:+Use" + collector + "GC")
            .bound(120)
            .run();
    assertEquals("loaded 300\n", run.stdout(), run.stderr());
  }

  @Test
  @Tag("soak")
  void norInTwentyRunsOfEach() {
    for (String collector : new String[] {"G1", "Parallel", "Serial"}) {
      for (String how : new String[] {"closed", "dropped"}) {
        for (int i = 0; i < TIMES; i++) {
          fill(collector, how);
        }
        System.out.println(collector + ", " + how + ": " + TIMES + " of " + TIMES);
      }
    }
  }
}
