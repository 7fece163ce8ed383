package dev.overstay.ledger;

import java.util.Set;

/**
 * Gets calls from the upkeep thread: about classes that may be unloaded before a snapshot asks
 * about them, and about the first birth, after which a reserve of memory is needed.
 */
public interface ClassNames {
  /** Called on the upkeep thread with classes that may be unloaded soon. */
  void mayGo(Set<String> names);

  /** Called on the upkeep thread, once, some time after the first resource was born. */
  default void firstWasBorn() {}

  /** Whether the next allocation may end the JVM. */
  default boolean lacksMemory() {
    return false;
  }
}
