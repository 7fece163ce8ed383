package dev.overstay.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what the agent wrote, where users and builds put it. */
final class Places {
  private static final List<String> PLACES =
      List.of("target/overstay", "build/overstay", "overstay");

  private final Path workDir;

  Places(Terminal terminal) {
    workDir = terminal.workDir();
  }

  /**
   * The files that {@code named} name, each once, by path.
   *
   * @param named files, and directories that are searched with all below; empty for the places to
   *     which the agent writes
   * @param ending how the files end in directories
   * @param what what they are, for errors
   * @throws Mistake where one of them does not exist
   */
  List<Path> find(List<Path> named, String ending, String what) throws IOException {
    Collection<Path> found = new TreeSet<>();
    for (Path path : named.isEmpty() ? usual() : named) {
      Path there = workDir.resolve(path);
      if (Files.isDirectory(there)) {
        walk(there, ending, found);
      } else if (Files.exists(there)) {
        found.add(there);
      } else {
        throw new Mistake(
            path + ": no such file; name a " + what + ", or a directory that holds " + what + "s");
      }
    }
    return List.copyOf(found);
  }

  /** Where was looked, in words. */
  static String words(List<Path> named) {
    return named.isEmpty()
        ? "target/overstay, build/overstay, overstay or a module's target/overstay"
        : String.join(", ", named.stream().map(Path::toString).toList());
  }

  private List<Path> usual() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String place : PLACES) {
      if (Files.isDirectory(workDir.resolve(place))) {
        places.add(Path.of(place));
      }
    }
    try (Stream<Path> modules = Files.list(workDir.toAbsolutePath())) {
      for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
        // A directory called overstay may hold the project itself, so only a build's output counts.
        Path name = Path.of(module.getFileName().toString());
        for (String place : PLACES.subList(0, 2)) {
          if (Files.isDirectory(workDir.resolve(name).resolve(place))) {
            places.add(name.resolve(place));
          }
        }
      }
    }
    return places;
  }

  private static void walk(Path directory, String ending, Collection<Path> found)
      throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            // Of a pipe or a device nobody knows when it ends.
            boolean isFile =
                attributes.isRegularFile()
                    || (attributes.isSymbolicLink() && Files.isRegularFile(file));
            if (isFile && name.startsWith("overstay-") && name.endsWith(ending)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Somebody else's closed folder beside the dumps is no reason to show nothing.
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
