package dev.overstay.ledger;

import java.util.Set;

/** Is given the names of classes that may be unloaded before a snapshot asks what they are. */
public interface ClassNames {
  /** These classes may be unloaded soon. Called on the upkeep thread. */
  void mayGo(Set<String> names);
}
