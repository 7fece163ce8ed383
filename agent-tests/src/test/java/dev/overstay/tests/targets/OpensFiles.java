package dev.overstay.tests.targets;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same as {@link Opens}; then says which files and directories of the working directory the
 * system has open, a line for each descriptor.
 */
public final class OpensFiles {
  private OpensFiles() {}

  public static void main(String[] args) throws Exception {
    Opens.main(args);
    for (String file : open()) {
      System.out.println("open " + file);
    }
  }

  /** What the JVM itself opens for a moment is elsewhere. */
  static List<String> open() throws IOException {
    String here = Path.of("").toRealPath() + "/";
    List<String> open = new ArrayList<>();
    String[] descriptors = new File("/proc/self/fd").list();
    // Stdin, stdout and stderr may be files as well.
    for (int i = 0; descriptors != null && i < descriptors.length; i++) {
      String file = descriptors[i].matches("[012]") ? "" : target(descriptors[i]);
      if (file.startsWith(here)) {
        open.add(file.substring(here.length()).replace(" (deleted)", ""));
      }
    }
    return open;
  }

  private static String target(String descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
    } catch (NoSuchFileException e) {
      // The listing's own.
      return "";
    }
  }
}
