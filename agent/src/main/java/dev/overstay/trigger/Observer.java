package dev.overstay.trigger;

import dev.overstay.dump.Trigger;

/**
 * Takes a snapshot; called on the watch thread, or on the exiting one where none can be started.
 */
public interface Observer {
  /** {@code trigger} has fired. */
  void fired(Trigger trigger);
}
