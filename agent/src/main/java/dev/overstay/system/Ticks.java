package dev.overstay.system;

import dev.overstay.base.AgentThread;
import dev.overstay.base.Late;
import dev.overstay.journal.ProcStat;
import org.jspecify.annotations.Nullable;

/**
 * Converts clock ticks, in which the system reports when processes and threads began, to this JVM's
 * nanoseconds. For that, it is a thread that reads when it began itself. The value of {@code
 * /proc/uptime} may be made up for a container, and the time of day may be changed.
 */
@Late
public final class Ticks extends AgentThread {
  // One tick in user space, on every Linux on which Java runs.
  private static final long NANOS = 10_000_000;
  private static final long LONGEST_WAIT_MS = 1_000;

  private volatile @Nullable ProcStat stat;
  private long startedAt;

  private Ticks() {
    super("overstay-ticks");
  }

  @Override
  protected void work() {
    stat = Processes.thread();
  }

  /** The ticks as of now; null if the system does not report them. */
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

  /** The {@code System.nanoTime()} at a tick, up to two ticks off. */
  public long nanos(long tick) {
    ProcStat began = stat;
    return began == null ? startedAt : startedAt + (tick - began.startTicks) * NANOS;
  }
}
