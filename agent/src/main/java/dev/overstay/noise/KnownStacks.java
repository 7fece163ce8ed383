package dev.overstay.noise;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * What the rules say of the stacks of births, each asked once however many births have it. Of one
 * diagnosis: it keeps nothing for longer.
 */
public final class KnownStacks {
  private static final int MOST_RULES = 16;
  private static final byte NO = 1;
  private static final byte YES = 2;

  // Births with the same frames have the same list.
  private final IdentityHashMap<List<StackTraceElement>, byte[]> known = new IdentityHashMap<>();

  /** The answer of one rule. */
  boolean answer(StackRule rule, List<StackTraceElement> frames) {
    byte[] answers = known.get(frames);
    if (answers == null) {
      answers = new byte[MOST_RULES];
      known.put(frames, answers);
    }
    if (answers[rule.number] == 0) {
      answers[rule.number] = rule.holds(frames) ? YES : NO;
    }
    return answers[rule.number] == YES;
  }
}
