package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import dev.overstay.ledger.Spans;

/**
 * Holds if no test began or ended for some time while one runs. It holds twice, so that two
 * snapshots show whether anything moved, and again after the next event.
 */
public final class Idle implements Condition {
  private static final int TIMES = 2;
  private static final int LOOKS = 10;
  private static final long SHORTEST_MS = 20;

  private final long idleNanos;
  private long events = -1;
  private long since = System.nanoTime();
  private int held;
  private boolean looked;

  private Idle(long idleMs) {
    this.idleNanos = idleMs * 1_000_000;
  }

  /** Adds this condition to {@code watch}; returns whether there is a thread for it. */
  public static boolean on(Watch watch, long idleMs) {
    long period = Math.max(SHORTEST_MS, idleMs / LOOKS);
    return watch.later(Trigger.NO_PROGRESS, period, period, new Idle(idleMs));
  }

  @Override
  public boolean holds() {
    long now = System.nanoTime();
    long latest = Spans.events();
    if (latest != events) {
      events = latest;
      since = now;
      held = 0;
      looked = false;
    }
    if (looked) {
      // A snapshot takes long on a busy machine, so the next period begins at its end.
      since = now;
      looked = false;
    }
    if (events < 0 || held == TIMES || now - since < idleNanos) {
      return false;
    }
    held++;
    looked = true;
    return true;
  }
}
