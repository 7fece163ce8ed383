package dev.overstay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own health.
 *
 * @param probes probe points instrumented so far
 * @param failedProbes probe points that could not be instrumented
 * @param dropped births that could not be recorded
 * @param startupMs milliseconds spent at start
 * @param snapshotMs milliseconds spent on snapshots so far
 * @param virtualThreads how many virtual threads were started and not recorded one by one
 * @param warnings problems that the user should look at, one sentence each: for example expired
 *     rules
 * @param missing why the dump has no findings although leaks may exist; null if it is complete
 */
public record Health(
    int probes,
    List<FailedProbe> failedProbes,
    long dropped,
    double startupMs,
    double snapshotMs,
    long virtualThreads,
    List<String> warnings,
    @Nullable String missing) {

  /**
   * A probe point that could not be instrumented: its kind misses births, other kinds do not.
   *
   * @param point class and method
   * @param why what was found instead
   */
  public record FailedProbe(String point, String why) {}
}
