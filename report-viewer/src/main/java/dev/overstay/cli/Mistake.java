package dev.overstay.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the user can mend: its message is the one line that says what, where and what to do. */
final class Mistake extends RuntimeException {
  Mistake(String message) {
    super(message);
  }

  /** The same behind the file's name, where it is known. */
  static String words(IOException e) {
    String file = e instanceof FileSystemException known ? known.getFile() : null;
    return file == null
        ? "files could not be read or written, " + reason(e)
        : file + ": " + reason(e);
  }

  /** Why a file could not be read or written, in a few words without the file's name. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof DirectoryNotEmptyException) {
      return "something else is there";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
