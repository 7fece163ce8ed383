package dev.overstay.output;

import dev.overstay.base.Late;
import dev.overstay.text.FailureText;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The journal on disk. Each line is written with one system call, so that it survives if the JVM is
 * killed the moment after. The file is opened for each line: so it does not stay open in the user's
 * JVM, and an interrupt does not close it, as it would close a channel.
 */
@Late
final class JournalFile {
  // In a JVM that starts thousands of processes, most have ended: the file has few more lines than
  // are live.
  private static final int SPARE_LINES = 4_096;

  private final DumpDir dir;
  private final String name;
  private final String header;
  // Distinguishes the file that was made here from any other file.
  private @Nullable Object key;
  private int lines;
  private boolean torn;
  private boolean failed;

  /** A file in {@code dir}, which is created when the first line is added. */
  JournalFile(DumpDir dir, String name, String header) {
    this.dir = dir;
    this.name = name;
    this.header = header;
  }

  /** Adds a line; {@code open} is all lines that are worth keeping, including this one if it is. */
  void add(String line, Collection<String> open) {
    File file = new File(dir.create(), name);
    try {
      // A file that exists before the first line is written belongs to another process.
      boolean full = lines == 0 || lines > SPARE_LINES + 2 * open.size();
      if (!full && append(file.toPath(), torn ? "\n" + line : line)) {
        lines++;
      } else {
        DumpFile.write(file, content(open));
        key = key(file.toPath());
        lines = 1 + open.size();
      }
      torn = false;
    } catch (IOException | RuntimeException e) {
      torn = true;
      fail(file, e);
    }
  }

  /**
   * Whether the line was added. It is not added if another file has this name now: another user who
   * may write to the directory can put a link there, for example to a file of this user.
   */
  private boolean append(Path file, String text) throws IOException {
    if (!isOurs(file)) {
      return false;
    }
    // Unlike a channel, this stream is not closed by an interrupt.
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
      if (!isOurs(file)) {
        return false;
      }
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    }
  }

  private boolean isOurs(Path file) throws IOException {
    Object now = key(file);
    // If the system does not have such keys, the keys of both files are null.
    return now == key || (now != null && now.equals(key));
  }

  private static @Nullable Object key(Path file) throws IOException {
    try {
      BasicFileAttributes is =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return is.isRegularFile() ? is.fileKey() : is;
    } catch (NoSuchFileException e) {
      return e;
    }
  }

  private DumpFile.Content content(Collection<String> open) {
    return new DumpFile.Content() {
      @Override
      public void writeTo(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(header);
        for (String line : open) {
          text.append(line);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** Removes the file, because nothing that it lists is live any more. */
  void delete() {
    new File(dir.create(), name).delete();
  }

  private void fail(File file, Exception e) {
    if (!failed) {
      failed = true;
      Stderr.println(
          "can't write "
              + file
              + ": "
              + FailureText.of(e)
              + "; what this JVM starts is not known to 'orphans' if it is killed; free or choose"
              + " a directory with option dir");
    }
  }
}
