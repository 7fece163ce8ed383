package dev.overstay.system;

import dev.overstay.base.Late;
import dev.overstay.journal.ProcStat;
import org.jspecify.annotations.Nullable;

/**
 * Tells this JVM's nanoseconds from the clock ticks of the system, in which processes and threads
 * begin: as a thread that asks when it began itself. What {@code /proc/uptime} says may be made up
 * for a container, and the time of day may be set.
 */
@Late
public final class Ticks extends Thread {
  // Of user space, on every Linux that Java runs on.
  private static final long NANOS = 10_000_000;
  private static final long LONGEST_WAIT_MS = 1_000;

  private volatile @Nullable ProcStat stat;
  private long startedAt;

  private Ticks() {
    super("overstay-ticks");
    setDaemon(true);
  }

  @Override
  public void run() {
    stat = Processes.thread();
  }

  /** The ticks as of now; null where the system does not say. */
  public static @Nullable Ticks now() {
    Ticks ticks = new Ticks();
    ticks.startedAt = System.nanoTime();
    ticks.start();
    try {
      ticks.join(LONGEST_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ticks.stat == null ? null : ticks;
  }

  /** {@code System.nanoTime()} at a tick, up to two ticks off. */
  public long nanos(long tick) {
    ProcStat began = stat;
    return began == null ? startedAt : startedAt + (tick - began.startTicks) * NANOS;
  }
}
