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
 * @param warnings what a user should see to, a sentence each: rules that have expired, for example
 * @param unmatched which of the warnings say that an ignore rule matched nothing in this JVM
 * @param missing why the dump has no findings though there may be some; null where it is whole
 */
public record Health(
    int probes,
    List<FailedProbe> failedProbes,
    long dropped,
    double startupMs,
    double snapshotMs,
    long virtualThreads,
    List<String> warnings,
    List<Unmatched> unmatched,
    @Nullable String missing) {

  /**
   * A probe point that could not be instrumented: its kind misses births, other kinds do not.
   *
   * @param point class and method
   * @param why what was found instead
   */
  public record FailedProbe(String point, String why) {}

  /**
   * An ignore rule that matched nothing in this JVM; in another of the build it may have.
   *
   * @param warning the index of the warning that says so
   * @param rule the rule as {@link Finding#suppressedBy} has it
   */
  public record Unmatched(int warning, String rule) {}
}
