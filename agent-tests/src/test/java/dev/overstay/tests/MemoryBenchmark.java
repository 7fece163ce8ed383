package dev.overstay.tests;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.KeepsSockets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much heap the agent keeps per live resource: what many sockets take with it less what they
 * take without, after a collection. Prints a table and asserts nothing.
 */
class MemoryBenchmark {
  private static final int LIMIT_BYTES = 700;
  private static final int LIMIT_FRAMES = 60;

  @Test
  @Tag("benchmark")
  void memory() {
    int resources = Integer.getInteger("benchmark.resources", 20_000);
    System.out.printf(
        "Java %s, %d live resources, bytes of heap for each%n", Runtime.version(), resources);
    System.out.printf("%6s %9s %9s %9s%n", "frames", "without", "with", "agent's");
    for (int frames : new int[] {30, LIMIT_FRAMES}) {
      double without = grown(fork(frames, resources).withoutAgent()) / resources;
      double with = grown(fork(frames, resources).options("html=false,grace=0ms")) / resources;
      String verdict = with - without <= LIMIT_BYTES ? "within" : "OVER";
      System.out.printf(
          "%6d %9.0f %9.0f %9.0f%s%n",
          frames,
          without,
          with,
          with - without,
          frames == LIMIT_FRAMES ? "  limit " + LIMIT_BYTES + ": " + verdict : "");
    }
  }

  // Serial: what is used after its collections is what is live, without regions half full.
  private static Fork fork(int frames, int resources) {
    return Fork.of(KeepsSockets.class)
        .optimises()
        .args(String.valueOf(frames), String.valueOf(resources))
        .jvmArgs("-XX:+UseSerialGC", "-Xmx512m");
  }

  private static double grown(Fork fork) {
    Run run = fork.run();
    return Double.parseDouble(run.stdout());
  }
}
