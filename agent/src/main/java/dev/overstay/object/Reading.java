package dev.overstay.object;

/**
 * The time limit for reading class files during one snapshot, which delays the exit. If a class
 * file is not read in time, only a part of a sentence is missing.
 */
final class Reading {
  // A cold JVM reads the twenty methods of a typical snapshot in 60 ms.
  static final long BOUND_NANOS = 1_000_000_000;

  private final long boundNanos;
  private long left;
  private long began;

  Reading(long boundNanos) {
    this.boundNanos = boundNanos;
    left = boundNanos;
  }

  /** Called when a snapshot begins: it has the full time again. */
  void renew() {
    left = boundNanos;
  }

  /** Starts the clock, which runs until {@link #end}. Returns whether there is time left. */
  boolean begin() {
    began = System.nanoTime();
    return left > 0;
  }

  /** Whether the time is over. */
  boolean isOver() {
    return System.nanoTime() - began >= left;
  }

  /** Stops the clock. */
  void end() {
    left -= System.nanoTime() - began;
  }
}
