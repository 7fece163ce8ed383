package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot; called on the watch thread, or on the exiting one where none can be started.
 */
public interface Observer {
  /** {@code trigger} has fired. */
  void fired(Trigger trigger);

  /**
   * The snapshot is not done in time and the exit goes on.
   *
   * @param stack where it stands
   * @param slow whether it goes on, and only takes longer
   */
  void late(Trigger trigger, StackTraceElement[] stack, boolean slow);

  /** No snapshot could be taken, for want of memory perhaps; one line is true all the same. */
  void failed(Trigger trigger, Throwable why);

  /** Whether the next thing that is allocated may end the JVM: then nothing is looked at. */
  boolean lacksMemory();

  /** What a snapshot that stands there waits for, in words. */
  String culprit(StackTraceElement[] stack);

  /** The dump's file; null where the latest snapshot on demand did not get that far. */
  @Nullable String demanded();
}
