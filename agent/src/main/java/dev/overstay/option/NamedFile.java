package dev.overstay.option;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file that an option names. A file that does not end, or that is too large for the user's
 * heap, is rejected before it is opened.
 */
public final class NamedFile {
  private static final int LONGEST_MB = 16;

  private NamedFile() {}

  /**
   * Opens it.
   *
   * @throws IOException also if it is a directory, a device or a pipe, or is too large
   */
  public static InputStream open(String name) throws IOException {
    File file = new File(name);
    if (file.isDirectory()) {
      throw new IOException("is a directory");
    }
    if (file.exists() && !file.isFile()) {
      throw new IOException("is a device or a pipe");
    }
    if (file.length() > LONGEST_MB << 20) {
      throw new IOException("is larger than " + LONGEST_MB + " MB");
    }
    return new FileInputStream(file);
  }

  /** Reads its lines; it must be UTF-8. */
  public static List<String> lines(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(open(name), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
