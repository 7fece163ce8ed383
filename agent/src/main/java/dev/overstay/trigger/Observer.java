package dev.overstay.trigger;

import dev.overstay.dump.Trigger;

/**
 * Takes a snapshot; called on the watch thread, or on the exiting one where none can be started.
 */
public interface Observer {
  /** {@code trigger} has fired. */
  void fired(Trigger trigger);

  /** The snapshot is not done in time and the exit goes on; {@code stack} is where it stands. */
  void late(Trigger trigger, StackTraceElement[] stack);
}
