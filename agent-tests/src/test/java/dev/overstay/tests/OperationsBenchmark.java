package dev.overstay.tests;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.operations.AtDepth;
import dev.overstay.tests.operations.ConnectChannels;
import dev.overstay.tests.operations.ConnectSockets;
import dev.overstay.tests.operations.CpuTime;
import dev.overstay.tests.operations.OpenChannel;
import dev.overstay.tests.operations.OpenFile;
import dev.overstay.tests.operations.OpenServerSocket;
import dev.overstay.tests.operations.StartThread;
import dev.overstay.tests.operations.SubmitTask;
import dev.overstay.tests.targets.Empty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What an operation costs with the agent and without, at two depths of the stack, beside the limits
 * that the project sets itself. Each operation's JVMs take turns, so that a machine that slows down
 * slows both. Prints a table and asserts nothing.
 */
class OperationsBenchmark {
  /** The class of the operation, what users call it, and the limits at 20 and at 80 frames. */
  private enum Operation {
    SERVER_SOCKET(OpenServerSocket.class, "server socket open, close", "", 1.5, 2.5),
    SOCKETS(ConnectSockets.class, "sockets connect, accept, close", "", 1.25, 1.5),
    CHANNELS(ConnectChannels.class, "channels connect, accept, close", "", 2.5, 5),
    CHANNEL(OpenChannel.class, "channel open, close", "", NONE, NONE),
    THREAD(StartThread.class, "thread start, join", "", 1.05, 1.2),
    EXECUTOR(SubmitTask.class, "executor submit, get", "", 1, 1),
    FILE(OpenFile.class, "file stream open, close", "kinds=+file", 2.5, 6);

    final Class<? extends AtDepth> type;
    final String words;
    final String option;
    final double at20;
    final double at80;

    Operation(
        Class<? extends AtDepth> type, String words, String option, double at20, double at80) {
      this.type = type;
      this.words = words;
      this.option = option;
      this.at20 = at20;
      this.at80 = at80;
    }
  }

  /** One line of the table. */
  private record Row(Operation operation, String frames) {}

  /** What the rounds measured, in ns per operation; CPU is that of the whole JVM. */
  private record Times(List<Double> wall, List<Double> cpu) {}

  private static final double NONE = Double.NaN;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private final Map<Row, Times> without = new LinkedHashMap<>();
  private final Map<Row, Times> with = new LinkedHashMap<>();

  @Test
  @Tag("benchmark")
  void operations() throws Exception {
    int rounds = Integer.getInteger("benchmark.rounds", 5);
    Map<Operation, String> agents = new LinkedHashMap<>();
    String only = System.getProperty("benchmark.operation", "");
    for (Operation operation : Operation.values()) {
      if (only.isEmpty() || operation.name().equalsIgnoreCase(only)) {
        agents.put(operation, agent(operation));
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Operation, String> entry : agents.entrySet()) {
        Operation operation = entry.getKey();
        String agent = entry.getValue();
        // Who comes first takes turns too.
        boolean first = round % 2 == 0;
        measure(operation, first ? "" : agent, first ? without : with);
        measure(operation, first ? agent : "", first ? with : without);
      }
    }
    print(rounds, agents);
  }

  private String agent(Operation operation) {
    String option = operation.option;
    // A JVM of its own tells whether the agent knows the option.
    if (!option.isEmpty() && !Fork.of(Empty.class).options(option).run().stderr().isEmpty()) {
      option = "";
    }
    return "-javaagent:"
        + Fork.AGENT
        + "=html=false,grace=0ms,dir="
        + temporary.resolve("dumps")
        + (option.isEmpty() ? "" : "," + option);
  }

  private void measure(Operation operation, String agent, Map<Row, Times> times)
      throws RunnerException {
    TimeValue iteration = TimeValue.milliseconds(Integer.getInteger("benchmark.millis", 350));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(operation.type.getName() + "\\.")
            .shouldFailOnError(true)
            .jvm(Fork.java())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(iteration)
            .measurementIterations(3)
            .measurementTime(iteration)
            .addProfiler(CpuTime.class)
            .output(temporary.resolve("jmh.txt").toString());
    // Named even where there are none: otherwise JMH takes those of this JVM.
    options.jvmArgs(agent.isEmpty() ? new String[] {"-Xshare:auto"} : new String[] {agent});
    for (RunResult result : run(options)) {
      Row row = new Row(operation, result.getParams().getParam("frames"));
      Times of = times.computeIfAbsent(row, key -> new Times(new ArrayList<>(), new ArrayList<>()));
      of.wall.add(result.getPrimaryResult().getScore());
      of.cpu.add(Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.CPU)).getScore());
    }
  }

  private Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new RunnerException(said(), e);
    }
  }

  private String said() {
    try {
      return Files.readString(temporary.resolve("jmh.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void print(int rounds, Map<Operation, String> agents) {
    System.out.printf(
        "Java %s, %d rounds of a JVM each, medians in ns per operation. ± is how far the middle%n"
            + "half of the rounds' own ratios lies from its middle; CPU is the ratio of the whole%n"
            + "JVM's CPU, which what else the machine does leaves alone.%n",
        Runtime.version(), rounds);
    System.out.printf(
        "%-31s %6s %9s %9s %6s %6s %6s %6s%n",
        "", "frames", "without", "with", "ratio", "±", "CPU", "limit");
    for (Map.Entry<Row, Times> entry : without.entrySet()) {
      Times after = with.get(entry.getKey());
      if (after != null) {
        print(entry.getKey(), entry.getValue(), after);
      }
    }
    for (Map.Entry<Operation, String> agent : agents.entrySet()) {
      String option = agent.getKey().option;
      if (!agent.getValue().endsWith(option)) {
        System.out.printf(
            "%s: without %s, which this agent does not know%n", agent.getKey().words, option);
      }
    }
  }

  private static void print(Row row, Times without, Times with) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < without.wall.size(); i++) {
      ratios.add(with.wall.get(i) / without.wall.get(i));
    }
    double before = quantile(without.wall, 0.5);
    double after = quantile(with.wall, 0.5);
    double noise = (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2;
    double limit = row.frames.equals("20") ? row.operation.at20 : row.operation.at80;
    System.out.printf(
        "%-31s %6s %9.0f %9.0f %6.2f %6.2f %6.2f %s%n",
        row.operation.words,
        row.frames,
        before,
        after,
        after / before,
        noise,
        quantile(with.cpu, 0.5) / quantile(without.cpu, 0.5),
        verdict(after / before, noise, limit));
  }

  private static String verdict(double ratio, double noise, double limit) {
    if (Double.isNaN(limit)) {
      return "     -";
    }
    boolean within = Math.round(ratio * 100) <= Math.round(limit * 100);
    String over = ratio - noise > limit ? "OVER" : "over by less than ±";
    return String.format("%6.2f  %s", limit, within ? "within" : over);
  }

  private static double quantile(List<Double> values, double part) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    double at = part * (sorted.size() - 1);
    double low = sorted.get((int) Math.floor(at));
    return low + (sorted.get((int) Math.ceil(at)) - low) * (at - Math.floor(at));
  }
}
