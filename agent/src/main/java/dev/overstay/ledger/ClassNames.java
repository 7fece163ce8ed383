package dev.overstay.ledger;

import java.util.Set;

/** Hears of classes on stacks that may be unloaded before somebody asks what they are. */
public interface ClassNames {
  /** These may go soon; called on the upkeep thread. */
  void mayGo(Set<String> names);
}
