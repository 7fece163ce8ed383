package dev.overstay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong is said in words, not by names of Java's exceptions. */
class FailureTextTest {
  @Test
  void whatAUserCanMendIsInPlainWords() {
    Map<Throwable, String> texts = new LinkedHashMap<>();
    texts.put(new AccessDeniedException("/x"), "permission denied");
    texts.put(new FileNotFoundException("/x (Permission denied)"), "permission denied");
    texts.put(new FileSystemException("/x", null, "No space left on device"), "the disk is full");
    texts.put(new IOException("No space left on device"), "the disk is full");
    texts.put(new FileNotFoundException("/x (Too many open files)"), "too many files are open");
    texts.put(new FileNotFoundException("/x (Datei fehlt)"), "Datei fehlt");
    texts.put(new FileSystemException("/x", null, "Not a directory"), "Not a directory");
    texts.put(new FileSystemException("/x"), "the system gives no reason");
    texts.put(new MalformedInputException(1), "is not UTF-8 text");
    texts.put(new EOFException(), "it ends too early");
    texts.put(new IOException("is larger than 16 MB"), "is larger than 16 MB");
    texts.put(new OutOfMemoryError("Java heap space"), "out of memory");
    texts.put(
        new OutOfMemoryError("unable to create native thread: possibly out of memory"),
        "no thread can be started");
    texts.put(new StackOverflowError(), "the stack is full");
    texts.put(new NoClassDefFoundError("x"), "a class that it needs can't be loaded");
    texts.put(new SecurityException("x"), "a SecurityManager does not allow it");
    texts.forEach((failure, text) -> assertEquals(text, FailureText.of(failure)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheSystemSaysOfFilesIsKnown(@TempDir Path dir) {
    String missing = dir.resolve("none").toString();
    assertEquals("no such file", text(() -> new FileInputStream(missing).close()));
    assertEquals("no such file", text(() -> Files.readString(Path.of(missing))));
    assertEquals("is a directory", text(() -> new FileInputStream(dir.toString()).close()));
    assertEquals("is a directory", text(() -> Files.readString(dir)));
  }

  private interface Reading {
    void read() throws IOException;
  }

  private static String text(Reading reading) {
    return FailureText.of(assertThrows(IOException.class, reading::read));
  }

  @Test
  void aFaultOfOursIsNamedWithItsPlace() {
    String text = FailureText.of(new IllegalStateException("on purpose"));
    String start = "internal error IllegalStateException 'on purpose' at dev.overstay.text.Fail";
    assertTrue(text.startsWith(start), text);
  }
}
