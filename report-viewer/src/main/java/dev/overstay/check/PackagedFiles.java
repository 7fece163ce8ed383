package dev.overstay.check;

import dev.overstay.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Source files by name, in any directory, with the package that each declares. */
final class PackagedFiles {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.`]+)");
  // The package declaration may follow a licence and file annotations.
  private static final int HEAD = 16_384;

  private final Map<String, List<Path>> byName = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /**
   * All files below {@code roots}; those that can't be read are left out and listed in {@link
   * #unreadable}.
   */
  static PackagedFiles below(List<Path> roots) throws IOException {
    PackagedFiles files = new PackagedFiles();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        // A file walk takes a link for a file; with a dot appended, it is the target directory.
        Files.walkFileTree(root.resolve("."), files.new Visitor(root));
      }
    }
    return files;
  }

  /** The directories and files that could not be read, each with its reason. */
  List<String> unreadable() {
    return unreadable;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;

    Visitor(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() || Files.isRegularFile(file)) {
        add(root.resolve(root.resolve(".").relativize(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable.add(file.normalize() + ": " + FailureText.of(e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
      return e == null ? FileVisitResult.CONTINUE : visitFileFailed(dir, e);
    }
  }

  private void add(Path file) {
    byName.computeIfAbsent(file.getFileName().toString(), n -> new ArrayList<>()).add(file);
  }

  /** The files with this name that declare this package. */
  List<Path> named(String name, String inPackage) {
    List<Path> found = new ArrayList<>();
    for (Path file : byName.getOrDefault(name, List.of())) {
      try {
        if (packageOf(file).equals(inPackage)) {
          found.add(file);
        }
      } catch (IOException e) {
        unreadable.add(file + ": " + FailureText.of(e));
      }
    }
    return found;
  }

  private static String packageOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      Matcher matcher = PACKAGE.matcher(head);
      return matcher.find() ? matcher.group(1).replace("`", "") : "";
    }
  }
}
