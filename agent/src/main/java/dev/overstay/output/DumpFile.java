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
 * Writes a file so that a reader never sees half of it and only its owner can read it: in a
 * directory that was closed to all others before the file was made, from which it is renamed to its
 * place. With java.io alone: creating it by {@code Files} with its permissions takes 4 ms of CPU
 * cold.
 */
final class DumpFile {
  private DumpFile() {}

  /** What goes into the file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** How the files of this JVM are called, without what tells them from each other. */
  static String name(Jvm jvm) {
    return "overstay-" + jvm.pid() + "-" + jvm.startedAt().toEpochMilli();
  }

  /** Replaces {@code file}; what stood there stays whole until the new one is complete. */
  static void write(File file, Content content) throws IOException {
    write(file, "", content);
  }

  /** The same while another thread may do so: {@code sort} is no other's. */
  static void write(File file, String sort, Content content) throws IOException {
    File closed = new File(file.getParentFile(), "." + file.getName() + sort + ".tmp");
    File temporary = new File(closed, file.getName());
    // One that is already there may be somebody else's.
    if (!closed.mkdir()) {
      // Says why.
      Files.createDirectory(closed.toPath());
    }
    try {
      forOwnerOnly(closed);
      closed.setExecutable(false, false);
      closed.setExecutable(true, true);
      // Somebody else who may write to the directory can put a link in the closed one's place. So
      // neither call follows one or empties what is there.
      if (!temporary.createNewFile()) {
        throw new IOException("something else is there");
      }
      try (FileOutputStream out = new FileOutputStream(temporary, true)) {
        mustBeEmpty(out);
        content.writeTo(out);
      }
      forOwnerOnly(temporary);
      if (!temporary.renameTo(file)) {
        // Windows renames onto nothing that is there.
        Files.move(temporary.toPath(), file.toPath(), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      temporary.delete();
      closed.delete();
    }
  }

  private static void mustBeEmpty(FileOutputStream out) throws IOException {
    // Not closed: the descriptor is the other stream's.
    @SuppressWarnings("resource")
    FileInputStream same = new FileInputStream(out.getFD());
    if (same.available() > 0) {
      throw new IOException("another user has exchanged the file");
    }
  }

  // Where the system knows no such permissions, its directory's own rules hold.
  private static void forOwnerOnly(File file) {
    file.setReadable(false, false);
    file.setWritable(false, false);
    file.setReadable(true, true);
    file.setWritable(true, true);
  }
}
