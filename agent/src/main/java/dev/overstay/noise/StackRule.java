package dev.overstay.noise;

import java.util.List;

/** A rule that depends only on the stack of the creation. */
abstract class StackRule implements NoiseRule {
  private static int rules;

  /** The index of its answers in {@link KnownStacks}. */
  final int number;

  StackRule() {
    synchronized (StackRule.class) {
      number = rules++;
    }
  }

  /**
   * Whether this is the stack of a resource that is never a finding.
   *
   * @param frames innermost first, without the agent's frames
   */
  abstract boolean holds(List<StackTraceElement> frames);

  @Override
  public boolean covers(Candidate candidate) {
    return candidate.wasMadeAs(this);
  }
}
