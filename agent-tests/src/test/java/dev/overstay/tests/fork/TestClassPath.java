package dev.overstay.tests.fork;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Picks from the tests' own class path what a fork may see: never the agent's classes. */
public final class TestClassPath {
  private TestClassPath() {}

  /** The tests' class directory and the jars whose file name begins with one of the prefixes. */
  public static String of(List<String> prefixes) {
    List<String> picked = new ArrayList<>();
    for (String entry : all()) {
      File file = new File(entry);
      if (file.getName().equals("test-classes")) {
        picked.add(entry);
      }
      for (String prefix : prefixes) {
        if (file.getName().startsWith(prefix)) {
          picked.add(entry);
        }
      }
    }
    if (picked.size() < 1 + prefixes.size()) {
      throw new IllegalStateException("only " + picked + " for " + prefixes);
    }
    return String.join(File.pathSeparator, picked);
  }

  /** The one jar whose file name begins with this. */
  public static Path jar(String prefix) {
    for (String entry : all()) {
      Path path = Path.of(entry);
      if (path.getFileName().toString().startsWith(prefix)) {
        return path;
      }
    }
    throw new IllegalStateException("no " + prefix);
  }

  // Surefire starts its fork with a jar that names the class path in its manifest.
  private static List<String> all() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return List.of(path.split(File.pathSeparator));
  }
}
