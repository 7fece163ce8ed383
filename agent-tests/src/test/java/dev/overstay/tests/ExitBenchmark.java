package dev.overstay.tests;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.TestClassPath;
import dev.overstay.tests.targets.Ends;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a JVM takes from its call for the end to that end, with the agent and without, in turns.
 * Prints a table and asserts nothing.
 */
class ExitBenchmark {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @Test
  @Tag("benchmark")
  void exits() throws Exception {
    int runs = Integer.getInteger("benchmark.runs", 21);
    System.out.printf("Java %s, %d runs, medians in ms%n", Runtime.version(), runs);
    System.out.printf("%-8s %8s %8s %10s %8s%n", "", "live", "without", "with", "more");
    compare("return", 0, runs);
    compare("exit", 0, runs);
    compare("halt", 0, runs);
    compare("halt", 1_000, runs);
  }

  private void compare(String how, int live, int runs) throws Exception {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    for (int run = -1; run < runs; run++) {
      double bare = measure(how, live, List.of());
      double watched = measure(how, live, List.of("-javaagent:" + Fork.AGENT));
      // The first round fills the caches of the system.
      if (run >= 0) {
        without.add(bare);
        with.add(watched);
      }
    }
    double bare = median(without);
    double watched = median(with);
    System.out.printf("%-8s %8d %8.1f %10.1f %+8.1f%n", how, live, bare, watched, watched - bare);
  }

  private double measure(String how, int live, List<String> flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Fork.java()));
    command.addAll(flags);
    command.addAll(List.of("-cp", TestClassPath.of(List.of()), Ends.class.getName()));
    command.addAll(List.of(how, Integer.toString(live)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(temporary.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    process.waitFor();
    long ended = Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1_000;
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return (ended - Long.parseLong(said.strip())) / 1_000.0;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
