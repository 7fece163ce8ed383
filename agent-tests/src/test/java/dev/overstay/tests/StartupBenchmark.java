package dev.overstay.tests;

import dev.overstay.tests.fork.AgentCopy;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.TestClassPath;
import dev.overstay.tests.targets.Empty;
import dev.overstay.tests.targets.EmptyAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CPU and wall time of a whole JVM with an empty main: without an agent, with an empty one, with
 * ours, with ours under another name. In turns, so that a machine that slows down slows all four.
 * Prints a table and asserts nothing.
 */
class StartupBenchmark {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** Milliseconds of one run. */
  private record Cost(double cpu, double wall) {}

  @Test
  @Tag("benchmark")
  void startUp() throws Exception {
    int runs = Integer.getInteger("benchmark.runs", 21);
    String empty = EmptyAgent.class.getName();
    Path jar = temporary.resolve("empty-agent.jar");
    Jars.make(jar, "Premain-Class", empty, List.of(empty));
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("no agent", List.of());
    ways.put("empty agent", List.of("-javaagent:" + jar));
    ways.put("overstay", List.of("-javaagent:" + Fork.AGENT));
    Path renamed = AgentCopy.named(temporary.resolve("renamed.jar"));
    ways.put("renamed", List.of("-javaagent:" + renamed));
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int run = -1; run < runs; run++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        Cost cost = measure(way.getValue());
        // The first round fills the caches of the system.
        if (run >= 0) {
          costs.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(cost);
        }
      }
    }
    print(costs, runs);
  }

  // The shell's own clock: that of /proc ticks in steps of 10 ms.
  private Cost measure(List<String> flags) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S %R'; time \"$@\"", "bash"));
    command.add(Fork.java());
    command.addAll(flags);
    command.addAll(List.of("-cp", TestClassPath.of(List.of()), Empty.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Without options: dumps go to a directory below.
    builder.directory(temporary.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String said =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    String[] times = said.substring(said.lastIndexOf('\n') + 1).split(" ", 3);
    double cpu = Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    return new Cost(cpu * 1_000, Double.parseDouble(times[2]) * 1_000);
  }

  private static void print(Map<String, List<Cost>> costs, int runs) {
    System.out.printf(
        "Java %s, %d runs, medians of the whole process in ms%n", Runtime.version(), runs);
    System.out.printf("%-12s %8s %8s %12s %12s%n", "", "CPU", "wall", "CPU more", "wall more");
    double cpuBefore = Double.NaN;
    double wallBefore = Double.NaN;
    for (Map.Entry<String, List<Cost>> way : costs.entrySet()) {
      double cpu = median(way.getValue().stream().map(Cost::cpu).toList());
      double wall = median(way.getValue().stream().map(Cost::wall).toList());
      System.out.printf(
          "%-12s %8.0f %8.0f %12s %12s%n",
          way.getKey(), cpu, wall, more(cpu, cpuBefore), more(wall, wallBefore));
      cpuBefore = cpu;
      wallBefore = wall;
    }
  }

  private static String more(double value, double before) {
    return Double.isNaN(before) ? "" : String.format(Locale.ROOT, "%+.0f", value - before);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
