package dev.overstay.snapshot;

import dev.overstay.base.Late;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a thread at one snapshot.
 *
 * @param snapshot id of the snapshot
 * @param at epoch milliseconds of the snapshot
 * @param state its state
 * @param stack its stack, innermost first
 * @param cpuMs CPU milliseconds it had used; -1 if the JVM does not report that
 * @param waitingOn the object for which it waits, as {@code class@hash}; null if it does not wait
 * @param lockOwner name of the thread that owns that object; null if no thread does
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

  // The CPU time that waking up for a signal and going back to sleep may take.
  private static final long IDLE_MS = 5;

  /** Whether the thread has not moved since {@code earlier}. */
  public boolean unchangedSince(Sample earlier) {
    return state == earlier.state
        && (state != Thread.State.RUNNABLE || asleepInNative(earlier))
        && cpuMs - earlier.cpuMs <= IDLE_MS
        && stack.equals(earlier.stack);
  }

  // A thread in accept() or read() is RUNNABLE in Java, but sleeps in the system, as its CPU time
  // shows.
  private boolean asleepInNative(Sample earlier) {
    return cpuMs >= 0 && earlier.cpuMs >= 0 && !stack.isEmpty() && stack.get(0).isNativeMethod();
  }
}
