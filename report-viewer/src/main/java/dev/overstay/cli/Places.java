package dev.overstay.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that the agent wrote, in the places where users and builds put them. */
final class Places {
  private static final List<String> PLACES =
      List.of("target/overstay", "build/overstay", "overstay");

  private static final String UNFINISHED = ".tmp";

  private final Path workDir;
  private final List<String> lost = new ArrayList<>();

  Places(Terminal terminal) {
    workDir = terminal.workDir();
  }

  /**
   * The files that {@code named} leads to, each once, sorted by path.
   *
   * @param named files, and directories that are searched recursively; empty for the directories
   *     that the agent writes to
   * @param ending the ending of the file names to search for in directories
   * @param what the kind of file, for errors
   * @throws Mistake if one of them does not exist
   */
  List<Path> find(List<Path> named, String ending, String what) throws IOException {
    Collection<Path> found = new TreeSet<>();
    List<Path> without = new ArrayList<>();
    for (Path path : named.isEmpty() ? usual() : named) {
      Path there = workDir.resolve(path);
      String name = path.toString().isEmpty() ? "''" : path.toString();
      if (path.toString().isEmpty() || Files.notExists(there)) {
        throw new Mistake(
            name + ": no such file; name a " + what + ", or a directory that holds " + what + "s");
      }
      if (!Files.isDirectory(there)) {
        found.add(there);
      } else if (!walk(there, ending, found)) {
        without.add(path);
      }
    }
    if (!named.isEmpty() && !found.isEmpty()) {
      for (Path path : without) {
        lost.add(path + ": no " + what + " below it; run its tests with the agent");
      }
    }
    return List.copyOf(found);
  }

  /** Directories that could not be searched, and names that lead nowhere, each with its reason. */
  List<String> lost() {
    return List.copyOf(lost);
  }

  /** The searched places, in words. */
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

  /**
   * Adds the files in a directory and below it, links to files too. Links to directories are
   * followed only if they are named, since they may lead in circles.
   *
   * @return whether there was something, even if it can't be read
   */
  private boolean walk(Path directory, String ending, Collection<Path> found) throws IOException {
    int before = found.size() + lost.size();
    // A file walk takes a link for a file; with a dot appended, it is the target directory.
    Path start = directory.resolve(".");
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          /**
           * Skips directories in which the agent writes files before it moves them to their final
           * place.
           */
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(start) && dir.getFileName().toString().endsWith(UNFINISHED)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (!name.startsWith("overstay-") || !name.endsWith(ending)) {
              return FileVisitResult.CONTINUE;
            }
            Path there = directory.resolve(start.relativize(file));
            // Only regular files: reading a pipe or a device may never end.
            if (attributes.isRegularFile()
                || (attributes.isSymbolicLink() && Files.isRegularFile(file))) {
              found.add(there);
            } else if (attributes.isSymbolicLink() && !Files.exists(file)) {
              lost.add(there + ": leads nowhere");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // It has gone since the directory was listed: moved to its final place, or deleted.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            lost.add(directory.resolve(start.relativize(file)) + ": " + Mistake.reason(e));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(dir, e);
          }
        });
    return found.size() + lost.size() > before;
  }
}
