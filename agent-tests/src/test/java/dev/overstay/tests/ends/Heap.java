package dev.overstay.tests.ends;

/** How much heap is left when the JVM ends. */
public enum Heap {
  DEFAULT("", ""),
  ALMOST_FULL("-Xmx32m", "almost-heap"),
  FULL("-Xmx32m", "heap");

  final String flags;
  final String arguments;

  Heap(String flags, String arguments) {
    this.flags = flags;
    this.arguments = arguments;
  }
}
