package dev.overstay.object;

/**
 * The time that reading class files may take during one snapshot, which holds up the exit. What is
 * not read in time is missing from a sentence, and nothing else.
 */
final class Reading {
  // A cold JVM reads the twenty methods of a usual snapshot in 60 ms.
  static final long BOUND_NANOS = 1_000_000_000;

  private final long boundNanos;
  private long left;
  private long began;

  Reading(long boundNanos) {
    this.boundNanos = boundNanos;
    left = boundNanos;
  }

  /** A snapshot begins: there is time again. */
  void renew() {
    left = boundNanos;
  }

  /** Whether there is time left; if so, it runs until {@link #end}. */
  boolean begin() {
    began = System.nanoTime();
    return left > 0;
  }

  /** Whether the time that runs is over. */
  boolean isOver() {
    return System.nanoTime() - began >= left;
  }

  /** The time stops. */
  void end() {
    left -= System.nanoTime() - began;
  }
}
