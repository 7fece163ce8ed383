package dev.overstay.output;

import dev.overstay.dump.Jvm;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file so that a reader never sees half of it and only its owner can read it. The file is
 * made in a directory that was closed to all other users before, and is then renamed to its place.
 * Uses only java.io: creating it with {@code Files} and its permissions takes 4 ms of CPU in a cold
 * JVM.
 */
final class DumpFile {
  private DumpFile() {}

  /** The content of the file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The part of a file name that all files of this JVM have in common. */
  static String name(Jvm jvm) {
    return "overstay-" + jvm.pid() + "-" + jvm.startedAt().toEpochMilli();
  }

  /** Replaces {@code file}; the old one stays complete until the new one is. */
  static void write(File file, Content content) throws IOException {
    write(file, "", true, content);
  }

  /**
   * Writes a file that another thread may write too, with more in it: if it is there meanwhile, it
   * stays as it is.
   */
  static void writeIfAbsent(File file, Content content) throws IOException {
    write(file, ".small", false, content);
  }

  private static void write(File file, String sort, boolean replaces, Content content)
      throws IOException {
    File closed = new File(file.getParentFile(), "." + file.getName() + sort + ".tmp");
    File temporary = new File(closed, file.getName());
    // An existing directory may belong to another user.
    if (!closed.mkdir()) {
      // Throws an exception with the reason.
      Files.createDirectory(closed.toPath());
    }
    try {
      forOwnerOnly(closed);
      closed.setExecutable(false, false);
      closed.setExecutable(true, true);
      // Another user who may write to the parent directory can put a link in place of the closed
      // one. So neither call follows a link or empties an existing file.
      if (!temporary.createNewFile()) {
        throw new IOException("something else is there");
      }
      try (FileOutputStream out = new FileOutputStream(temporary, true)) {
        mustBeEmpty(out);
        content.writeTo(out);
      }
      forOwnerOnly(temporary);
      if (!replaces && file.exists()) {
        return;
      }
      if (!temporary.renameTo(file)) {
        // Windows does not rename onto an existing file.
        Files.move(temporary.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      temporary.delete();
      closed.delete();
    }
  }

  private static void mustBeEmpty(FileOutputStream out) throws IOException {
    // Not closed, because the descriptor belongs to the other stream.
    @SuppressWarnings("resource")
    FileInputStream same = new FileInputStream(out.getFD());
    if (same.available() > 0) {
      throw new IOException("another user has exchanged the file");
    }
  }

  // If the system does not have such permissions, the rules of the directory apply.
  private static void forOwnerOnly(File file) {
    file.setReadable(false, false);
    file.setWritable(false, false);
    file.setReadable(true, true);
    file.setWritable(true, true);
  }
}
