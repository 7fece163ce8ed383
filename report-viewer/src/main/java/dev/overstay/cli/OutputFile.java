package dev.overstay.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The destination of a command's result: standard output, or a file that is never seen half
 * written.
 */
final class OutputFile {
  private final Terminal terminal;
  private final String name;

  /**
   * Creates a destination.
   *
   * @param name as the user gave it with {@code -o}: a file, or {@code -} for standard output
   */
  OutputFile(Terminal terminal, String name) {
    if (name.isEmpty()) {
      throw new Mistake("-o: is empty; name a file, or - for stdout");
    }
    this.terminal = terminal;
    this.name = name;
  }

  boolean isStdout() {
    return name.equals("-");
  }

  /**
   * Checks that a command does not overwrite a file that it reads.
   *
   * @throws Mistake if one of these files is the one to write
   */
  void mustNotBe(List<Path> read) {
    if (isStdout() || !Files.exists(path())) {
      return;
    }
    for (Path file : read) {
      if (isSame(file)) {
        throw new Mistake(name + ": is read by this command; name another file with -o");
      }
    }
  }

  private boolean isSame(Path file) {
    try {
      return Files.isSameFile(file, path());
    } catch (IOException e) {
      // Writing the file gives a better error message.
      return false;
    }
  }

  /** The file, as an absolute path. */
  Path path() {
    return terminal.workDir().resolve(name).toAbsolutePath();
  }

  /**
   * Writes the whole result; missing directories of a file are created.
   *
   * @throws Mistake if the file can't be written
   */
  void write(Content content) throws IOException {
    if (isStdout()) {
      // Not closed, since the stream belongs to the process.
      OutputStream out = new BufferedOutputStream(terminal.out());
      content.to(out);
      out.flush();
      return;
    }
    Path file = path();
    try {
      if (file.getParent() == null || Files.isDirectory(file)) {
        throw new Mistake(name + ": is a directory; name a file with -o");
      }
      // A link is followed, since the user means its target. A device is written to, not replaced.
      Path place = Files.exists(file) ? file.toRealPath() : file;
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        write(content, place);
      } else {
        replace(content, place);
      }
    } catch (IOException e) {
      throw new Mistake(
          name + ": could not be written, " + Mistake.reason(e) + "; name another file with -o");
    }
  }

  // Writes to another name first, so that no reader of the file sees it half written.
  private static void replace(Content content, Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    Files.createDirectories(directory);
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    // Not createTempFile: only the owner can read its files, but others read what CI publishes.
    Path half = directory.resolve(".overstay-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createFile(half);
      if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(file));
      }
      write(content, half);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void write(Content content, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.to(out);
    }
  }

  /** The content to write. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }
}
