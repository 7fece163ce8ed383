package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a JVM to its end, and ends what it left. */
final class Jvm {
  /** The agent's jar as the build makes it. */
  static final Path AGENT = root().resolve("agent/target/overstay-agent.jar");

  private static final long BOUND_S = 60;

  private Jvm() {}

  /** The folder of the project. */
  static Path root() {
    return Path.of(System.getProperty("overstay.root", "../..")).toAbsolutePath().normalize();
  }

  /** Entries of the tests' own class path whose file name begins with one of the prefixes. */
  static String classPath(String... prefixes) {
    List<String> picked = new ArrayList<>();
    // Surefire starts its JVM with a jar that names the class path in its manifest.
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    for (String entry : all.split(File.pathSeparator, -1)) {
      String file = new File(entry).getName();
      if (Arrays.stream(prefixes).anyMatch(file::startsWith)) {
        picked.add(new File(entry).getAbsolutePath());
      }
    }
    return String.join(File.pathSeparator, picked);
  }

  /** Runs {@code java} with these arguments in a directory, which gets its output. */
  static void run(Path workDir, String... arguments) throws IOException, InterruptedException {
    Files.createDirectories(workDir);
    Marked marked = new Marked();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workDir.toFile());
    builder.environment().keySet().removeIf(key -> key.endsWith("_OPTIONS"));
    builder.environment().put(Marked.VARIABLE, marked.value);
    builder.redirectErrorStream(true).redirectOutput(workDir.resolve("output").toFile());
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(BOUND_S, TimeUnit.SECONDS);
      assertTrue(ended, () -> "no end of " + command);
    } finally {
      process.destroyForcibly();
      for (ProcessHandle left : marked.processes()) {
        left.destroyForcibly();
      }
    }
  }
}
