package dev.overstay.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The process's own stderr. Not {@code System.err}: runners replace that, and under Surefire what
 * it is given in a shutdown hook is lost or corrupts the channel, by version and kind of fork.
 */
final class Stderr {
  private Stderr() {}

  /** Writes one line that begins with the agent's name. */
  static void line(String message) {
    write("overstay: " + message + "\n");
  }

  /** Writes text as it is, but for control characters, which names from outside may hold. */
  static void write(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      safe.append(Character.isISOControl(c) && c != '\n' ? '?' : c);
    }
    try {
      // Not closed: the descriptor is the process's.
      @SuppressWarnings("resource")
      FileOutputStream err = new FileOutputStream(FileDescriptor.err);
      err.write(safe.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Nobody reads stderr any more; the dump has it all.
    }
  }
}
