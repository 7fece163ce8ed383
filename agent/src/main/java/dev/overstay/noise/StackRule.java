package dev.overstay.noise;

import java.util.List;

/** A rule that the stack of the creation alone decides. */
abstract class StackRule implements NoiseRule {
  private static int rules;

  /** Its place among the answers of {@link KnownStacks}. */
  final int number;

  StackRule() {
    synchronized (StackRule.class) {
      number = rules++;
    }
  }

  /**
   * Whether the stack is that of noise.
   *
   * @param frames innermost first, without those of the agent
   */
  abstract boolean holds(List<StackTraceElement> frames);

  @Override
  public boolean covers(Candidate candidate) {
    return candidate.wasMadeAs(this);
  }
}
