package dev.overstay.output;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.finding.BirthCounts;
import org.jspecify.annotations.Nullable;

/** Makes the dump that gives the reason why there is no whole one. */
public interface SmallDumps {
  /**
   * Makes a dump of the facts that are known without a whole dump.
   *
   * @param counts the numbers that were counted instead; null if there is no memory for them
   */
  Dump small(Trigger trigger, String why, @Nullable BirthCounts counts);
}
