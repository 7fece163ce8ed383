package dev.overstay.check;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds {@code src/main/java} and the like in a project and its modules. */
final class SourceRoots {
  private static final int MODULES = 4;
  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");
  private static final Set<String> NO_SOURCES = Set.of("target", "build", "node_modules");

  private SourceRoots() {}

  /** The roots below a directory, by path; links are not followed. */
  static List<Path> below(Path directory) throws IOException {
    Set<Path> roots = new TreeSet<>();
    Files.walkFileTree(
        directory,
        EnumSet.noneOf(FileVisitOption.class),
        // Plus src, the source set, the language, and one more, since the last level counts as
        // files.
        MODULES + 4,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            if (at.equals(directory)) {
              return FileVisitResult.CONTINUE;
            }
            String name = at.getFileName().toString();
            if (name.startsWith(".") || NO_SOURCES.contains(name)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Path relative = directory.relativize(at);
            int names = relative.getNameCount();
            if (names < 3 || !relative.getName(names - 3).toString().equals("src")) {
              return FileVisitResult.CONTINUE;
            }
            if (LANGUAGES.contains(name)) {
              roots.add(at);
            }
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(roots);
  }
}
