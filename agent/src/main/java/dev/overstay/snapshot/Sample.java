package dev.overstay.snapshot;

import dev.overstay.base.Late;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread did at one snapshot.
 *
 * @param snapshot id of the snapshot
 * @param at epoch milliseconds of the snapshot
 * @param state its state
 * @param stack its stack, innermost first
 * @param cpuMs CPU milliseconds it had used; -1 where the JVM does not say
 * @param waitingOn what it waits for, as {@code class@hash}; null where it does not
 * @param lockOwner name of the thread that owns that; null where nobody does
 */
@Late
public record Sample(
    int snapshot,
    long at,
    Thread.State state,
    List<StackTraceElement> stack,
    long cpuMs,
    @Nullable String waitingOn,
    @Nullable String lockOwner) {

  // What waking for a signal and going back to sleep may cost.
  private static final long IDLE_MS = 5;

  /** Whether nothing moved since {@code earlier}. */
  public boolean unchangedSince(Sample earlier) {
    return state == earlier.state
        && (state != Thread.State.RUNNABLE || asleepInNative(earlier))
        && cpuMs - earlier.cpuMs <= IDLE_MS
        && stack.equals(earlier.stack);
  }

  // A thread in accept() or read() is RUNNABLE to Java and asleep to the system: its CPU tells.
  private boolean asleepInNative(Sample earlier) {
    return cpuMs >= 0 && earlier.cpuMs >= 0 && !stack.isEmpty() && stack.get(0).isNativeMethod();
  }
}
