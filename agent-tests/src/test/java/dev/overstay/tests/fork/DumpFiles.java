package dev.overstay.tests.fork;

import dev.overstay.dump.Dump;
import dev.overstay.format.DumpReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that the agent left in a folder. */
public final class DumpFiles {
  private DumpFiles() {}

  /**
   * The dumps in {@code dir}, the JVM that started first before; none where there is no such
   * folder.
   */
  public static List<Dump> read(Path dir) {
    List<Dump> dumps = new ArrayList<>();
    for (Path file : ending(dir, ".json")) {
      try (InputStream in = Files.newInputStream(file)) {
        dumps.add(DumpReader.read(in));
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": " + e.getMessage(), e);
      }
    }
    dumps.sort(Comparator.comparing(dump -> dump.jvm().startedAt()));
    return dumps;
  }

  /** The files in {@code dir} whose name ends like this. */
  public static List<Path> ending(Path dir, String end) {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      // A JVM that still runs may have a temporary file here, gone a moment later.
      return files
          .filter(file -> file.getFileName().toString().startsWith("overstay-"))
          .filter(file -> file.getFileName().toString().endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
