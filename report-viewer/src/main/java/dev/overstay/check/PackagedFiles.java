package dev.overstay.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Source files by name, wherever they are, and the package that each says it is in. */
final class PackagedFiles {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.`]+)");
  // Behind a licence and file annotations.
  private static final int HEAD = 16_384;

  private final Map<String, List<Path>> byName = new HashMap<>();

  static PackagedFiles below(List<Path> roots) throws IOException {
    PackagedFiles files = new PackagedFiles();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(Files::isRegularFile).forEach(files::add);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
    return files;
  }

  private void add(Path file) {
    byName.computeIfAbsent(file.getFileName().toString(), n -> new ArrayList<>()).add(file);
  }

  /** The files of this name that say they are in this package. */
  List<Path> named(String name, String inPackage) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : byName.getOrDefault(name, List.of())) {
      if (packageOf(file).equals(inPackage)) {
        found.add(file);
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
