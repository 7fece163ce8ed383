package dev.overstay.tests.ends;

/** What becomes of what is written. Small disks are mounted where only this JVM sees them. */
public enum Disk {
  FINE("dumps", "", ""),
  /** The directory can't be made; the temporary one can be written. */
  NO_DIRECTORY("/dev/null/dumps", "", ""),
  /** Neither it nor the temporary directory can be written. */
  READ_ONLY("dumps", mounts("-o ro", ""), ""),
  /** Nor is there room in either. */
  FULL(
      "dumps",
      mounts(
          "-o size=16k",
          "; head -c 65536 /dev/zero > dumps/filler 2>/dev/null; "
              + "head -c 65536 /dev/zero > tmp/filler 2>/dev/null; "),
      ""),
  /** The working directory is gone. */
  NO_WORKING_DIRECTORY("", "mkdir gone && cd gone && ", "directory");

  /** The value of option {@code dir}; empty for the fork's own directory, by its whole path. */
  final String dir;

  /** Shell text before the JVM's start. */
  final String before;

  final String arguments;

  Disk(String dir, String before, String arguments) {
    this.dir = dir;
    this.before = before;
    this.arguments = arguments;
  }

  private static String mounts(String option, String after) {
    String mount = "mount -t tmpfs " + option + " tmpfs ";
    return "mkdir -p dumps && "
        + mount
        + "dumps && "
        + mount
        + "tmp"
        + (after.isEmpty() ? " && " : after);
  }

  /** Whether only root may make it. */
  boolean isMounted() {
    return this == READ_ONLY || this == FULL;
  }
}
