package dev.overstay.agent;

import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Late;
import dev.overstay.ledger.Probe;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The journal on disk. Each line is written by one call of the system, so that it outlives a JVM
 * that is killed the moment after. Opened for each: nothing stays open in the user's JVM, and an
 * interrupt does not close it, as it would a channel.
 */
@Late
final class JournalFile {
  // Of a JVM that starts thousands most have ended: the file holds few more lines than live.
  private static final int SPARE_LINES = 4_096;

  private final DumpDir dir;
  private final String name;
  private final String header;
  private int lines;
  private boolean torn;
  private boolean failed;

  /** A file in {@code dir}, made with the first line that is added. */
  JournalFile(DumpDir dir, String name, String header) {
    this.dir = dir;
    this.name = name;
    this.header = header;
  }

  /** Adds a line; {@code open} is all that is worth keeping, this line too if it is. */
  void add(String line, Collection<String> open) {
    File file = new File(dir.create(), name);
    try {
      // What is there before the first line is somebody else's.
      if (lines == 0 || lines > SPARE_LINES + 2 * open.size() || !file.exists()) {
        DumpFile.write(file, content(open));
        lines = 1 + open.size();
      } else {
        append(file, torn ? "\n" + line : line);
        lines++;
      }
      torn = false;
    } catch (IOException | RuntimeException e) {
      torn = true;
      fail(file, e);
    }
  }

  private static void append(File file, String text) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file, true)) {
      // On the user's thread it would be the user's open file.
      Probe.takenBack(out, Kinds.index(Kinds.FILE));
      out.write(text.getBytes(StandardCharsets.UTF_8));
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

  /** Removes it: nothing is left of what it lists. */
  void delete() {
    new File(dir.create(), name).delete();
  }

  private void fail(File file, Exception e) {
    if (!failed) {
      failed = true;
      Stderr.line(
          "can't write "
              + file
              + " ("
              + e
              + "); what this JVM starts is not known to 'orphans' if it is killed; free or choose"
              + " a directory with option dir");
    }
  }
}
