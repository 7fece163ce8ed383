package dev.overstay.output;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The process's own stderr. Not {@code System.err}: runners replace that, and under Surefire what
 * it is given in a shutdown hook is lost or corrupts the channel, by version and kind of fork.
 */
public final class Stderr {
  /**
   * For how long a text waits for its reader. One that lives has read a full pipe long before, on a
   * busy machine too.
   */
  public static final long BOUND_MS = 1_000;

  private static volatile @Nullable File diverted;

  private Stderr() {}

  /** From now on all goes to the end of this file: somebody else's stderr is not ours. */
  public static void divert(File file) {
    diverted = file;
  }

  /** Writes one line that begins with the agent's name. */
  public static void line(String message) {
    write("overstay: " + message + "\n");
  }

  /** The same for whoever is in a hurry. */
  public static void lineWithin(long boundMs, String message) {
    write("overstay: " + message + "\n", boundMs);
  }

  /** Writes text as it is, but for control characters, which names from outside may hold. */
  static void write(String text) {
    write(text, BOUND_MS);
  }

  private static void write(String text, long boundMs) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(Character.isISOControl(c) && c != '\n' ? '?' : c);
    }
    byte[] bytes = safe.toString().getBytes(StandardCharsets.UTF_8);
    File file = diverted;
    if (file != null) {
      append(file, bytes);
      return;
    }
    StderrWriter.write(bytes, boundMs);
  }

  /** Waits for what other threads have said, and says it here where none can. */
  public static void flush(long boundMs) {
    StderrWriter.flush(System.nanoTime() + boundMs * 1_000_000);
  }

  private static void append(File file, byte[] bytes) {
    try (FileOutputStream out = new FileOutputStream(file, true)) {
      out.write(bytes);
    } catch (IOException e) {
      // Whoever reads it will find nothing, and say so.
    }
  }
}
