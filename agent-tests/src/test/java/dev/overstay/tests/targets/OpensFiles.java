package dev.overstay.tests.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same as {@link Opens}; then says which files and directories of the working directory the
 * system has open, a line for each descriptor.
 */
public final class OpensFiles {
  private OpensFiles() {}

  public static void main(String[] args) throws Exception {
    Opens.main(args);
    String here = Path.of("").toRealPath() + "/";
    List<Path> descriptors = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      all.forEach(descriptors::add);
    }
    for (Path descriptor : descriptors) {
      // Stdin, stdout and stderr may be files as well.
      boolean stdio = descriptor.getFileName().toString().matches("[012]");
      String file = stdio ? "" : target(descriptor);
      if (file.startsWith(here)) {
        System.out.println("open " + file.replace(" (deleted)", ""));
      }
    }
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      // The listing's own.
      return "";
    }
  }
}
