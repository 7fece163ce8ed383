package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import org.jspecify.annotations.Nullable;

/** A snapshot to take: when, why, and how often. */
final class Due {
  final Trigger trigger;

  /** Nanoseconds after which it is due again; 0 for once. */
  final long every;

  /** Asked when it is due; null where it is taken in any case. */
  final @Nullable Condition condition;

  /** When it is due, by {@code System.nanoTime}. */
  long at;

  /** Whether somebody waits for it. */
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
