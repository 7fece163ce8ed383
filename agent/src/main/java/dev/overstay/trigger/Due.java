package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import org.jspecify.annotations.Nullable;

/** A snapshot to take: the time, the reason, and the interval. */
final class Due {
  final Trigger trigger;

  /** Nanoseconds after which it is due again; 0 if it is taken only once. */
  final long every;

  /** Checked when it is due; null if it is always taken. */
  final @Nullable Condition condition;

  /** The time when it is due, as a value of {@code System.nanoTime}. */
  long at;

  /** Whether a thread waits for it. */
  boolean awaited;

  /** Whether it was taken. */
  boolean done;

  Due(Trigger trigger, long at, long every, @Nullable Condition condition) {
    this.trigger = trigger;
    this.at = at;
    this.every = every;
    this.condition = condition;
  }

  boolean isDue() {
    return condition == null || condition.holds();
  }
}
