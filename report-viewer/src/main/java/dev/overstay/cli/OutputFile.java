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

/** Where a command's result goes: standard output, or a file that is never seen half written. */
final class OutputFile {
  private final Terminal terminal;
  private final String name;

  /**
   * A place to write to.
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
   * Sees to it that what a command reads is not what it writes.
   *
   * @throws Mistake where one of these files is the one to write
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
      // Whoever writes it says so better.
      return false;
    }
  }

  /** The file, as an absolute path. */
  Path path() {
    return terminal.workDir().resolve(name).toAbsolutePath();
  }

  /**
   * Writes all of it; a file's missing directories are made.
   *
   * @throws Mistake where the file can't be written
   */
  void write(Content content) throws IOException {
    if (isStdout()) {
      // Not closed: the stream is the process's.
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
      // Behind a link is what the user means, and a device is written to, not replaced.
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

  // Under another name first: whoever has the file open never sees half of it.
  private static void replace(Content content, Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    Files.createDirectories(directory);
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    // Not by createTempFile, whose files are their owner's alone: what CI publishes others read.
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

  /** What is written. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }
}
