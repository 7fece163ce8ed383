package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.DumpReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** Finds dumps where users and builds put them, and reads them. */
final class DumpFiles {
  private static final List<String> PLACES =
      List.of("target/overstay", "build/overstay", "overstay");
  private static final long SECOND = 1_000_000_000L;

  private final Terminal terminal;

  DumpFiles(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The dumps that {@code named} name, each once, by path.
   *
   * @param named files and directories; empty for the places where the agent writes to
   * @throws Mistake where one of them does not exist, or no dump is there
   */
  List<Path> find(List<Path> named) throws IOException {
    Collection<Path> found = new TreeSet<>();
    for (Path path : named.isEmpty() ? places() : named) {
      Path there = terminal.workDir().resolve(path);
      if (Files.isDirectory(there)) {
        walk(there, found);
      } else if (Files.exists(there)) {
        found.add(there);
      } else {
        throw new Mistake(path + ": no such file; name a dump, or a directory that holds dumps");
      }
    }
    if (found.isEmpty()) {
      String where =
          named.isEmpty()
              ? "target/overstay, build/overstay, overstay or a module's target/overstay"
              : String.join(", ", named.stream().map(Path::toString).toList());
      throw new Mistake(
          "no dump in " + where + "; run the tests with the agent, or name another directory");
    }
    return List.copyOf(found);
  }

  /** Reads all; what is no dump is said in one line and left out. */
  List<Dump> read(List<Path> files) {
    List<Dump> dumps = new ArrayList<>();
    long said = terminal.nanoTime().getAsLong();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        dumps.add(DumpReader.read(in));
      } catch (IOException e) {
        String reason = Mistake.reason(e);
        terminal.err().println("overstay: " + file + ": " + reason + "; left out of the report");
      }
      long now = terminal.nanoTime().getAsLong();
      if (now - said > SECOND && i + 1 < files.size()) {
        terminal.err().println("overstay: read " + (i + 1) + " of " + files.size() + " dumps");
        said = now;
      }
    }
    return dumps;
  }

  private List<Path> places() throws IOException {
    List<Path> places = new ArrayList<>();
    Path workDir = terminal.workDir();
    add(workDir, Path.of(""), places);
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

  private static void add(Path workDir, Path below, List<Path> places) {
    for (String place : PLACES) {
      if (Files.isDirectory(workDir.resolve(below).resolve(place))) {
        places.add(below.resolve(place));
      }
    }
  }

  private static void walk(Path directory, Collection<Path> found) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (name.startsWith("overstay-") && name.endsWith(".json")) {
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
