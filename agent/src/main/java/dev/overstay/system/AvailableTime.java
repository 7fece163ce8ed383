package dev.overstay.system;

import org.jspecify.annotations.Nullable;

/**
 * The time in which the machine had a processor for the current thread. On a busy machine, it
 * passes more slowly than the clock. A thread or process that was asked to end needs a processor
 * too, and gets equally little time. Linux reports for each thread how long it ran and how long it
 * waited for a processor. On other systems, this is the clock's time.
 */
public final class AvailableTime {
  private long at;
  private long nanos;
  private long ran;
  private long waited;

  /** Measures the time since {@code began}, a value of {@code System.nanoTime}. */
  public AvailableTime(long began) {
    at = began;
    // The share in its whole life so far.
    double share = share();
    long now = System.nanoTime();
    nanos = (long) ((now - at) * share);
    at = now;
  }

  /** The nanoseconds that have passed; not more than on the clock. */
  public long nanos() {
    long now = System.nanoTime();
    nanos += (long) ((now - at) * share());
    at = now;
    return nanos;
  }

  /** How much of the time in which the thread could have run it did run, since the last call. */
  private double share() {
    long[] times = times(Proc.read("/proc/thread-self/schedstat"));
    if (times == null) {
      return 1;
    }
    long running = times[0] - ran;
    long waiting = times[1] - waited;
    ran = times[0];
    waited = times[1];
    return running <= 0 ? 1 : (double) running / (running + Math.max(0, waiting));
  }

  /**
   * Nanoseconds on a processor and nanoseconds of waiting for one.
   *
   * @param schedstat the text of a thread's file of that name, see the kernel's
   *     Documentation/scheduler/sched-stats.rst; null if there is no such file
   */
  public static long @Nullable [] times(@Nullable String schedstat) {
    String[] words = schedstat == null ? new String[0] : schedstat.trim().split(" ");
    try {
      return words.length < 2
          ? null
          : new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])};
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
