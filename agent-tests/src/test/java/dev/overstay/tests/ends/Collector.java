package dev.overstay.tests.ends;

/** The JVM's collector. */
public enum Collector {
  DEFAULT(""),
  SERIAL("-XX:+UseSerialGC"),
  PARALLEL("-XX:+UseParallelGC"),
  EPSILON("-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC");

  final String flags;

  Collector(String flags) {
    this.flags = flags;
  }
}
