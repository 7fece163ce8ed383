package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.ManyLive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The largest numbers of what may live, each with the four ends: how much longer the end takes with
 * the agent, and what it leaves. The table is in {@code target}.
 */
@Tag("soak")
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
class ManyEndsTest {
  private static final int ROUNDS = 3;
  // On a machine that has time: a second, and what starts the JVM's last steps.
  private static final long QUIET_MS = 1_000;
  private static final long BUSY_MS = 5_000;

  private static final List<String> rows = new ArrayList<>();

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "threads, 5000, exit, 7",
    "threads, 5000, signal, 143",
    "threads, 5000, halt, 8",
    "threads, 5000, return, 0",
    "connections, 19000, exit, 7",
    "connections, 19000, signal, 143",
    "connections, 19000, halt, 8",
    "connections, 19000, return, 0",
    "pools, 10000, exit, 7",
    "pools, 10000, signal, 143",
    "pools, 10000, halt, 8",
    "pools, 10000, return, 0",
    "working-pools, 10000, exit, 7",
    "working-pools, 10000, signal, 143",
    "working-pools, 10000, halt, 8",
    "working-pools, 10000, return, 0",
  })
  void endIsHeldUpBriefly(String kind, String count, String end, int code) {
    long[] with = new long[ROUNDS];
    long[] without = new long[ROUNDS];
    String left = "";
    for (int i = 0; i < ROUNDS; i++) {
      without[i] = end(fork(kind, count, end).withoutAgent(), end).millis;
      Ended ended = end(fork(kind, count, end), end);
      with[i] = ended.millis;
      assertEquals(code, ended.run.exit(), ended.run.stderr());
      left = left(ended.run);
    }
    Arrays.sort(with);
    Arrays.sort(without);
    long more = with[ROUNDS / 2] - without[ROUNDS / 2];
    String row =
        String.format(
            "%-14s %5s %-7s %6d ms %6d ms  %s",
            kind, count, end, without[ROUNDS / 2], with[ROUNDS / 2], left);
    System.out.println(row);
    rows.add(row);
    assertTrue(more <= (isQuiet() ? QUIET_MS : BUSY_MS), row);
  }

  // Each has its directory.
  private static Fork fork(String kind, String count, String end) {
    return Fork.of(ManyLive.class).args(kind, count, end).bound(120);
  }

  private record Ended(long millis, Run run) {}

  private static Ended end(Fork fork, String end) {
    try (Running running = fork.start().awaitStdout("made")) {
      long began = System.nanoTime();
      if (end.equals("signal")) {
        running.signal("TERM");
      }
      Run run = running.end();
      return new Ended((System.nanoTime() - began) / 1_000_000, run);
    }
  }

  /** What there is afterwards; anything else fails. */
  private static String left(Run run) {
    if (run.dumps().isEmpty()) {
      assertTrue(run.stderr().startsWith("overstay: no dump "), run.stderr());
      return "a line";
    }
    Dump dump = run.dump();
    if (dump.agent().missing() != null) {
      assertTrue(dump.snapshots().get(0).resources() > 0, run.stderr());
      return "a small dump";
    }
    return "a whole dump";
  }

  /** Whether this machine has a processor to spare for what is measured. */
  private static boolean isQuiet() {
    try {
      String load = Files.readString(Path.of("/proc/loadavg"));
      double latest = Double.parseDouble(load.substring(0, load.indexOf(' ')));
      return latest < Runtime.getRuntime().availableProcessors();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  static void writeTable() throws IOException {
    Files.write(Path.of("target", "many-ends-" + Runtime.version().feature() + ".txt"), rows);
  }
}
