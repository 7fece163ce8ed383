package dev.overstay.orphan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The attributes of a file on a Unix system.
 *
 * @param user number of its owner
 * @param mode type and permissions, as stat(2) has them
 * @param names how many names it has
 * @param key equal for two names of one file
 */
record FileFacts(int user, int mode, int names, Object key) {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;

  /** The attributes of the file that this path leads to. */
  static FileFacts of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> facts = Files.readAttributes(path, "unix:uid,mode,nlink,fileKey", options);
    return new FileFacts(
        number(facts, "uid"),
        number(facts, "mode"),
        number(facts, "nlink"),
        Objects.requireNonNull(facts.get("fileKey")));
  }

  private static int number(Map<String, Object> facts, String name) {
    return (Integer) Objects.requireNonNull(facts.get(name));
  }

  /** Whether all of these bits are set. */
  boolean has(int bits) {
    return (mode & bits) == bits;
  }

  boolean isPlain() {
    return (mode & TYPE) == REGULAR;
  }

  boolean isSame(FileFacts other) {
    return key.equals(other.key);
  }
}
