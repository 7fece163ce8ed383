package dev.overstay.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The lines that are printed if a JVM ends without heap or stack. They are prepared at the start,
 * and written on the thread that ends, without any allocation and in three frames.
 */
public final class LastWord {
  // A pipe on Linux holds 64 KB. A write to a full one waits until it is read.
  private static final int FULL_PIPE = 60_000;

  private static final byte[] noMemory =
      line("overstay: no memory for a look at what is still open, the JVM goes on\n");
  private static final byte[] noStack =
      line("overstay: no stack for a look at what is still open, the exit goes on\n");
  private static volatile boolean needless;

  private LastWord() {}

  private static byte[] line(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Called when the last snapshot is done or its failure has been reported. */
  public static void isNeedless() {
    needless = true;
  }

  /** Prints that there was no memory. */
  public static void noMemory() {
    write(noMemory);
  }

  /** Prints that there was no stack, unless the last snapshot is done. */
  public static void noStack() {
    if (!needless) {
      needless = true;
      write(noStack);
    }
  }

  private static void write(byte[] line) {
    try {
      if (ProcessStderr.unread() < FULL_PIPE) {
        ProcessStderr.write(line, 0, line.length);
      }
    } catch (IOException | OutOfMemoryError e) {
      // Stderr is closed.
    }
  }

  /** Uses as much stack as the write at the halt, which is one frame deeper, and has no effect. */
  public static void rehearse() {
    rehearse(1);
  }

  private static void rehearse(int frames) {
    if (frames > 0) {
      rehearse(frames - 1);
    } else {
      empty();
    }
  }

  private static void empty() {
    try {
      if (ProcessStderr.unread() < FULL_PIPE) {
        ProcessStderr.write(noStack, 0, 0);
      }
    } catch (IOException | OutOfMemoryError e) {
      // Ignored, as at the halt.
    }
  }
}
