package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn surefire:test} takes for 2,000 short tests, with the agent and without, in turns.
 * Prints a table and asserts nothing.
 */
class TestsBenchmark {
  private static final int CLASSES = 20;
  private static final int TESTS = 100;
  private static final long BOUND_S = 120;

  @Test
  @Tag("benchmark")
  void tests() throws IOException {
    int runs = Integer.getInteger("benchmark.tests", 9);
    System.out.printf(
        "Java %s, %d runs in turns, medians of Maven's wall in ms%n", Runtime.version(), runs);
    System.out.printf(
        "%-28s %8s %8s %7s %6s%n", "2,000 tests", "without", "with", "ratio", "limit");
    compare("empty, none leaks", false, 0, 1.02, runs);
    compare("of 2 ms, none leaks", false, 2, 1.02, runs);
    compare("of 2 ms, an early one leaks", true, 2, 1.03, runs);
    // Its grace is not over when the suite is: that is waited for.
    compare("empty, an early one leaks", true, 0, Double.NaN, runs);
  }

  private static void compare(String words, boolean leaks, int millis, double limit, int runs)
      throws IOException {
    if (!words.contains(System.getProperty("benchmark.row", ""))) {
      return;
    }
    Path project = project(leaks, millis);
    String agent = "-Djvm.flags=-javaagent:" + Fork.AGENT;
    run(project, "test-compile");
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int run = -1; run < runs; run++) {
      // Who comes first takes turns too.
      double first = run(project, "surefire:test", run % 2 == 0 ? "-Djvm.flags=" : agent);
      double second = run(project, "surefire:test", run % 2 == 0 ? agent : "-Djvm.flags=");
      double bare = run % 2 == 0 ? first : second;
      double watched = run % 2 == 0 ? second : first;
      if (run >= 0) {
        without.add(bare);
        with.add(watched);
        ratios.add(watched / bare);
      }
    }
    double ratio = median(with) / median(without);
    System.out.printf(
        "%-28s %8.0f %8.0f %7.3f %6.2f  %s, pairs %.3f%n",
        words,
        median(without),
        median(with),
        ratio,
        limit,
        Double.isNaN(limit) ? "no limit" : ratio <= limit ? "within" : "OVER",
        median(ratios));
  }

  private static double run(Path project, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "-o";
    all[1] = "-Dsurefire.runOrder=alphabetical";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    try (Running maven = Suite.start(project, Map.of(), BOUND_S, all)) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      return run.millis();
    }
  }

  private static Path project(boolean leaks, int millis) throws IOException {
    Path project = Suite.copy("suite", source -> source);
    Path sources = project.resolve("src/test/java/com/acme");
    for (String name : new String[] {"Endings", "Starts", "FiveThingsTest"}) {
      Files.deleteIfExists(sources.resolve(name + ".java"));
    }
    Path pom = project.resolve("pom.xml");
    Files.writeString(
        pom, Files.readString(pom).replace("-javaagent:${overstay.jar}", "${jvm.flags}"));
    for (int c = 0; c < CLASSES; c++) {
      StringBuilder source = new StringBuilder("package com.acme;\n");
      source.append("class Many").append(c).append("Test {\n");
      for (int t = 0; t < TESTS; t++) {
        source.append("  @org.junit.jupiter.api.Test void test").append(t).append("() ");
        source.append(millis > 0 ? "throws Exception { Thread.sleep(" + millis + ");" : "{");
        if (leaks && c == 1 && t == 7) {
          source.append("new Thread(() -> { try { Thread.sleep(1_000_000); }");
          source.append(" catch (InterruptedException e) { } }).start();");
        }
        source.append(" }\n");
      }
      Files.writeString(sources.resolve("Many" + c + "Test.java"), source.append("}\n"));
    }
    return project;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
