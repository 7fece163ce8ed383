package dev.overstay.cli;

import dev.overstay.text.FailureText;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * An error that the user can fix: its one-line message says what is wrong, where, and what to do.
 */
final class Mistake extends RuntimeException {
  Mistake(String message) {
    super(message);
  }

  /** The file name, if it is known, followed by {@link #reason}. */
  static String words(IOException e) {
    String file = e instanceof FileSystemException known ? known.getFile() : null;
    return file == null
        ? "files could not be read or written, " + reason(e)
        : file + ": " + reason(e);
  }

  /** Why a file could not be read or written, in a few words without the file's name. */
  static String reason(IOException e) {
    return FailureText.of(e);
  }
}
