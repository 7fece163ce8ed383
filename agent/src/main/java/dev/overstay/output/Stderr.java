package dev.overstay.output;

import dev.overstay.base.ProcessStderr;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The process's own stderr. {@code System.err} is not used: runners replace it, and under Surefire,
 * text that is written to it in a shutdown hook is lost or corrupts the channel, depending on the
 * version and the kind of fork.
 */
public final class Stderr {
  /**
   * How long a text waits for its reader. A live reader has read a full pipe long before that, even
   * on a busy machine.
   */
  public static final long BOUND_MS = 1_000;

  private static volatile @Nullable File diverted;

  private Stderr() {}

  /**
   * From now on, appends all text to this file, because the agent must not use a foreign JVM's
   * stderr.
   */
  public static void divert(File file) {
    diverted = file;
  }

  /** Creates the thread that writes, without starting it. */
  public static void prepare() {
    StderrWriter.prepare();
  }

  /** Writes one line that begins with the agent's name. */
  public static void println(String message) {
    write("overstay: " + message + "\n");
  }

  /**
   * Writes such a line and waits for at most {@code boundMs}, for callers that cannot wait long.
   */
  public static void printlnWithin(long boundMs, String message) {
    write("overstay: " + message + "\n", boundMs);
  }

  /** Writes text unchanged, except for control characters, which names from outside may contain. */
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

  /**
   * Writes such a line on this thread, for a thread that is about to end the JVM: on a busy
   * machine, other threads may not have had their turn. Only where it cannot block: to a file, or
   * to a pipe that was read.
   *
   * @param done whether all that is to be written was given to this class
   */
  public static void lastLine(boolean done, String message) {
    if ((!done || StderrWriter.isBehind())
        && diverted == null
        && (!ProcessStderr.mayBlock() || ProcessStderr.isPipe())) {
      StderrWriter.writeHere(("overstay: " + message + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Waits for the texts of other threads, or writes them on this thread if no other thread can. */
  public static void flush(long boundMs) {
    StderrWriter.flush(System.nanoTime() + boundMs * 1_000_000);
  }

  private static void append(File file, byte[] bytes) {
    try (FileOutputStream out = new FileOutputStream(file, true)) {
      out.write(bytes);
    } catch (IOException e) {
      // The reader of the file will find that it is missing, and report that.
    }
  }
}
