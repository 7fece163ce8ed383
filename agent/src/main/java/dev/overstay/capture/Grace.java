package dev.overstay.capture;

import dev.overstay.system.AvailableTime;

/**
 * The time in which resources may still end, measured in the time that the machine had for this
 * thread, and the pauses between the looks at them. On a busy machine it is longer by the clock,
 * but by three seconds at most.
 */
public final class Grace {
  private static final long LONGEST_BUSY_NANOS = 3_000_000_000L;

  private final long began;
  private final long nanos;
  private final long longestPauseMs;
  private final AvailableTime time;
  private long pauseMs;

  /**
   * @param began when it begins, by {@code System.nanoTime}
   * @param graceMs how long it is on a machine that has nothing else to do
   * @param firstPauseMs the first pause; each is twice as long as the one before
   * @param longestPauseMs the longest pause
   */
  public Grace(long began, long graceMs, long firstPauseMs, long longestPauseMs) {
    this.began = began;
    this.nanos = graceMs * 1_000_000;
    this.pauseMs = firstPauseMs;
    this.longestPauseMs = longestPauseMs;
    this.time = new AvailableTime(began);
  }

  /** Whether it is over, so that no more looks are useful. */
  public boolean isOver() {
    return isCutShort() || has(nanos);
  }

  /** Whether the machine was too busy for it. */
  boolean isCutShort() {
    return System.nanoTime() - began >= nanos + LONGEST_BUSY_NANOS;
  }

  /** Whether this much of it has passed, or all of it. */
  boolean has(long passedNanos) {
    return time.nanos() >= Math.min(passedNanos, nanos);
  }

  /** The milliseconds to sleep before the next look. */
  public long nextPauseMs() {
    long pause = pauseMs;
    pauseMs = Math.min(2 * pause, longestPauseMs);
    return pause;
  }
}
