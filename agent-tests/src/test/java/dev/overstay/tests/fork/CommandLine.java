package dev.overstay.tests.fork;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command of the agent's jar came to.
 *
 * @param exit the exit code
 * @param stdout all that it wrote there
 * @param stderr all that it wrote there
 */
public record CommandLine(int exit, String stdout, String stderr) {
  /** Runs a command in a directory to its end. */
  public static CommandLine run(Path workDir, String... args) {
    List<String> command =
        new ArrayList<>(List.of(Fork.java(), Fork.QUICK, "-jar", Fork.AGENT.toString()));
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workDir.toFile());
    builder.environment().keySet().removeIf(key -> key.endsWith("_OPTIONS"));
    try {
      Path out = Files.createTempFile(workDir, "command", ".out");
      Path err = Files.createTempFile(workDir, "command", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try {
        assertTrue(process.waitFor(Running.BOUND_S, TimeUnit.SECONDS), command.toString());
      } finally {
        process.destroyForcibly();
      }
      return new CommandLine(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
