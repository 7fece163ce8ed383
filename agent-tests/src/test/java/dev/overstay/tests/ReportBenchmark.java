package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.scale.DumpGenerator;
import dev.overstay.tests.scale.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How large the pages of large dumps are, and what the command line takes for those of a thousand
 * JVMs: medians of wall time, and the most memory that the process ever had. Prints tables and
 * asserts nothing.
 */
class ReportBenchmark {
  private static final double LIMIT_S = 6;
  private static final double LIMIT_MB = 400;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** One run of a command. */
  private record Cost(double seconds, double megabytes) {}

  @Test
  @Tag("benchmark")
  void pages() throws Exception {
    System.out.printf("Java %s, one large dump%n", Runtime.version());
    System.out.printf(
        "%9s %7s %8s %8s %6s %6s%n", "resources", "stacks", "dump MB", "page MB", "s", "RSS MB");
    for (Scale scale : List.of(Scale.BIG, Scale.HUGE)) {
      Path dump = DumpGenerator.write(DumpGenerator.dump("orders", 1, scale), temporary);
      Path page = temporary.resolve("page.html");
      Cost cost = run(0, "report", dump.toString(), "-o", page.toString());
      System.out.printf(
          "%9d %7d %8.1f %8.2f %6.2f %6.0f%n",
          scale.resources(),
          scale.stacks(),
          megabytes((double) Files.size(dump)),
          megabytes((double) Files.size(page)),
          cost.seconds,
          cost.megabytes);
      Files.delete(dump);
    }
  }

  @Test
  @Tag("benchmark")
  void manyDumps() throws Exception {
    int runs = Math.min(5, Integer.getInteger("benchmark.runs", 5));
    DumpGenerator.many(temporary);
    System.out.printf("Java %s, dumps of 1,000 JVMs, %d runs%n", Runtime.version(), runs);
    System.out.printf("%-8s %6s %6s %8s %6s%n", "", "s", "limit", "RSS MB", "limit");
    print("report", runs, 0, "report");
    if (CommandLine.run(temporary, "--help").stdout().contains("  check ")) {
      print("check", runs, 1, "check", "--fail-on", "all");
    }
  }

  private void print(String words, int runs, int exit, String... args) throws Exception {
    List<Double> seconds = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < runs; i++) {
      Cost cost = run(exit, args);
      seconds.add(cost.seconds);
      most = Math.max(most, cost.megabytes);
    }
    Collections.sort(seconds);
    double median = seconds.get(runs / 2);
    System.out.printf(
        "%-8s %6.2f %6.1f %8.0f %6.0f  %s%n",
        words,
        median,
        LIMIT_S,
        most,
        LIMIT_MB,
        median <= LIMIT_S && most <= LIMIT_MB ? "within" : "OVER");
  }

  private Cost run(int exit, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Fork.java(), "-jar"));
    command.add(Fork.AGENT.toAbsolutePath().toString());
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
    builder.environment().keySet().removeIf(key -> key.endsWith("_OPTIONS"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long began = System.nanoTime();
    Process process = builder.start();
    double most = 0;
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, peak(process.pid()));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    assertEquals(exit, process.exitValue(), command.toString());
    return new Cost(seconds, most);
  }

  // VmHWM of proc(5), in KiB; nothing where there is no such file.
  private static double peak(long pid) throws IOException {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return megabytes(1_024 * Double.parseDouble(line.replaceAll("\\D", "")));
        }
      }
    } catch (NoSuchFileException e) {
      // It has just ended.
    }
    return 0;
  }

  private static double megabytes(double bytes) {
    return bytes / 1e6;
  }
}
