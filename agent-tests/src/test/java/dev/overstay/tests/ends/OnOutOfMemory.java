package dev.overstay.tests.ends;

/** What an OutOfMemoryError does to the JVM. */
public enum OnOutOfMemory {
  DEFAULT(""),
  EXIT("-XX:+ExitOnOutOfMemoryError");

  final String flags;

  OnOutOfMemory(String flags) {
    this.flags = flags;
  }
}
