package dev.overstay.tests.ends;

/** How many descriptors the process may have, and whether any is left. */
public enum Descriptors {
  DEFAULT("", ""),
  FEW("ulimit -n 40 && ", ""),
  USED_UP("ulimit -n 200 && ", "descriptors");

  /** Shell text before the JVM's start. */
  final String limit;

  final String arguments;

  Descriptors(String limit, String arguments) {
    this.limit = limit;
    this.arguments = arguments;
  }
}
