package dev.overstay.trigger;

import dev.overstay.dump.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot. Called on the watch thread, or on the exiting thread if no thread can be
 * started.
 */
public interface Observer {
  /** Called when {@code trigger} has fired. */
  void fired(Trigger trigger);

  /**
   * Called when the snapshot is not done in time and the exit goes on.
   *
   * @param stack the current stack of the snapshot's thread
   * @param slow whether the snapshot makes progress, and only takes longer
   */
  void late(Trigger trigger, StackTraceElement[] stack, boolean slow);

  /**
   * Called when no snapshot could be taken, perhaps for lack of memory; one line can still be
   * written.
   */
  void failed(Trigger trigger, Throwable why);

  /** Called on the thread that ends the JVM, after its last snapshot or the time for it. */
  void ending();

  /** Whether the next allocation may end the JVM, so that no snapshot may be taken. */
  boolean lacksMemory();

  /** A description of what a snapshot with this stack waits for. */
  String culprit(StackTraceElement[] stack);

  /** The dump's file; null if the latest snapshot on demand did not write one. */
  @Nullable String demanded();
}
