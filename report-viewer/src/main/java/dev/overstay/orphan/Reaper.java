package dev.overstay.orphan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Ends processes: sends SIGTERM to all, waits, and sends SIGKILL to those that are left. */
public final class Reaper {
  private static final long TERM_MS = 5_000;
  private static final long KILL_MS = 2_000;
  private static final long PAUSE_MS = 20;

  private final Machine machine;
  private final LongSupplier nanoTime;

  /**
   * Creates a reaper of processes on {@code machine}; {@code nanoTime} is its clock, in
   * nanoseconds.
   */
  public Reaper(Machine machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
  }

  /** Ends these processes and no others; returns those that are still alive. */
  public List<Orphan> end(List<Orphan> orphans) {
    List<Orphan> left = round(orphans, false, TERM_MS);
    return left.isEmpty() ? left : round(left, true, KILL_MS);
  }

  private List<Orphan> round(List<Orphan> orphans, boolean kill, long millis) {
    boolean sent = false;
    for (Orphan orphan : orphans) {
      sent |= machine.signal(orphan.pid(), orphan.start(), kill);
    }
    List<Orphan> left = alive(orphans);
    long end = nanoTime.getAsLong() + millis * 1_000_000;
    // If no signal could be sent, no process will end.
    while (sent && !left.isEmpty() && nanoTime.getAsLong() < end) {
      machine.pause(PAUSE_MS);
      left = alive(left);
    }
    return left;
  }

  private List<Orphan> alive(List<Orphan> orphans) {
    List<Orphan> alive = new ArrayList<>();
    for (Orphan orphan : orphans) {
      Long now = machine.start(orphan.pid());
      if (now != null && now == orphan.start()) {
        alive.add(orphan);
      }
    }
    return alive;
  }
}
