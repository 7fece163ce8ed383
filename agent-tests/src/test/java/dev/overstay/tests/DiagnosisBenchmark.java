package dev.overstay.tests;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Diagnoses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it takes to come from 10,000 live resources on 3,000 stacks to findings, in a JVM that does
 * it for the first time and again. Prints a table and asserts nothing.
 */
class DiagnosisBenchmark {
  private static final double LIMIT_MS = 150;
  private static final double LIMIT_MIB = 40;

  @Test
  @Tag("benchmark")
  void diagnosis(@TempDir Path temporary) {
    String agent = Diagnoses.class.getName();
    Path jar = Jars.make(temporary.resolve("agent.jar"), "Premain-Class", agent, List.of(agent));
    Run run =
        Fork.of(Diagnoses.class)
            .optimises()
            .jvmArgs("-javaagent:" + jar, "-XX:+UseSerialGC", "-Xmx512m")
            .options("html=false,grace=0ms")
            .args("10000", "3000", "9")
            .run();
    System.out.printf("Java %s, 10,000 resources, 3,000 stacks%n", Runtime.version());
    System.out.printf("%5s %8s %10s %10s %9s%n", "run", "ms", "MiB made", "MiB kept", "findings");
    int nth = 0;
    for (String line : run.stdout().lines().toList()) {
      String[] words = line.split(" ", -1);
      double millis = Double.parseDouble(words[0]);
      double made = Double.parseDouble(words[1]) / 1024;
      double kept = Double.parseDouble(words[2]) / 1024;
      boolean within = millis <= LIMIT_MS && kept <= LIMIT_MIB;
      System.out.printf(
          "%5d %8.0f %10.1f %10.1f %9s  limit %.0f ms, %.0f MiB: %s%n",
          ++nth, millis, made, kept, words[3], LIMIT_MS, LIMIT_MIB, within ? "within" : "OVER");
    }
  }
}
