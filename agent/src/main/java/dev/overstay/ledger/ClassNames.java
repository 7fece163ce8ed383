package dev.overstay.ledger;

import java.util.Set;

/**
 * Hears from the upkeep thread: of classes that may be unloaded before a snapshot asks what they
 * are, and that there is something to keep a reserve for.
 */
public interface ClassNames {
  /** These classes may be unloaded soon. Called on the upkeep thread. */
  void mayGo(Set<String> names);

  /** The first resource was born, some time ago. Called on the upkeep thread, once. */
  default void firstWasBorn() {}

  /** Whether the next thing that is allocated may end the JVM. */
  default boolean lacksMemory() {
    return false;
  }
}
