package dev.overstay.output;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.finding.BirthCounts;
import org.jspecify.annotations.Nullable;

/** Makes the dump that says why there is no whole one. */
public interface SmallDumps {
  /**
   * What can be said where no whole dump can be made.
   *
   * @param counts what was counted instead; null where there is no memory for it
   */
  Dump small(Trigger trigger, String why, @Nullable BirthCounts counts);
}
