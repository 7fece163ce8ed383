package dev.overstay.tests.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds by a mark in their environment the processes that a fork left running. */
final class Leftovers {
  /** The environment variable that children inherit. */
  static final String MARK = "OVERSTAY_FORK";

  private Leftovers() {}

  /** Ends every process that bears the mark, by its id. */
  static void end(String mark) {
    for (ProcessHandle process : of(mark)) {
      process.destroyForcibly();
    }
  }

  private static List<ProcessHandle> of(String mark) {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (environment(process).contains(MARK + "=" + mark)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("/proc can't be read", e);
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      return new String(
          Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It ended meanwhile.
      return "";
    }
  }
}
