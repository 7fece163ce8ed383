package dev.overstay.base;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stderr of the process, whatever the user has set as {@code System.err}. It is opened at the
 * start, because a {@code SecurityManager} that is set later may forbid that. It is never closed:
 * the descriptor belongs to the process.
 */
public final class ProcessStderr {
  private static final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
  private static final FileInputStream unread = new FileInputStream(FileDescriptor.err);

  private ProcessStderr() {}

  /** Writes bytes; blocks while a pipe is full. */
  public static void write(byte[] text, int from, int length) throws IOException {
    err.write(text, from, length);
  }

  /** The number of bytes in a pipe that are not read yet. */
  public static int unread() throws IOException {
    return unread.available();
  }

  /** Whether it is a pipe, of which the unread bytes are known; false where that is not known. */
  public static boolean isPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString().startsWith("pipe:");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Whether a write may block: a file accepts all text. */
  public static boolean mayBlock() {
    try {
      return !new File("/dev/stderr").isFile();
    } catch (RuntimeException e) {
      // A SecurityManager forbids the question.
      return true;
    }
  }
}
