package dev.overstay.text;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes a failure in words for a user: the names of exceptions are for developers. */
public final class FailureText {
  private FailureText() {}

  /**
   * A few words without a file's name, for example {@code permission denied}. A bug in this program
   * is an internal error with its exception and its place.
   */
  public static String of(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return String.valueOf(failure.getMessage()).contains("thread")
          ? "no thread can be started"
          : "out of memory";
    }
    if (failure instanceof StackOverflowError) {
      return "the stack is full";
    }
    if (failure instanceof NoClassDefFoundError || failure instanceof ExceptionInInitializerError) {
      return "a class that it needs can't be loaded";
    }
    if (failure instanceof SecurityException) {
      return "a SecurityManager does not allow it";
    }
    if (failure instanceof InvalidPathException) {
      return "its name has characters that this locale can't encode; set LC_ALL=C.UTF-8";
    }
    String words = failure instanceof IOException io ? words(io) : null;
    return words == null ? internal(failure) : words;
  }

  private static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof DirectoryNotEmptyException) {
      return "something else is there";
    }
    if (e instanceof NotDirectoryException) {
      return "is not a directory";
    }
    if (e instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    }
    if (e instanceof CharacterCodingException) {
      return "is not UTF-8 text";
    }
    if (e instanceof FileSystemException file) {
      return file.getReason() == null ? "the system gives no reason" : system(file.getReason());
    }
    if (e.getMessage() == null) {
      return e instanceof EOFException ? "it ends too early" : "the system gives no reason";
    }
    return system(e.getMessage());
  }

  /**
   * The system's message, in simpler words if it is known: java.io has no types for these errors.
   */
  private static String system(String message) {
    // For a file that can't be opened: its name, and at the end the reason in brackets.
    if (message.endsWith("(No such file or directory)")) {
      return "no such file";
    }
    if (message.endsWith("Permission denied)") || message.equals("Permission denied")) {
      return "permission denied";
    }
    if (message.endsWith("Is a directory)") || message.equals("Is a directory")) {
      return "is a directory";
    }
    if (message.contains("No space left on device")) {
      return "the disk is full";
    }
    if (message.contains("Too many open files")) {
      return "too many files are open";
    }
    if (message.contains("Read-only file system")) {
      return "the file system is read-only";
    }
    int bracket = message.lastIndexOf(" (");
    boolean named = message.startsWith("/") && message.endsWith(")") && bracket > 0;
    return named ? message.substring(bracket + 2, message.length() - 1) : message;
  }

  private static String internal(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    String type = failure.getClass().getName();
    return "internal error "
        + type.substring(type.lastIndexOf('.') + 1)
        + (failure.getMessage() == null ? "" : " '" + failure.getMessage() + "'")
        + (stack.length == 0 ? "" : " at " + stack[0]);
  }
}
