package dev.overstay.noise;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Caches what the rules answer for the stacks of births, so that each stack is checked only once
 * even if many births have it. Belongs to one diagnosis and is dropped with it.
 */
public final class KnownStacks {
  private static final int MOST_RULES = 16;
  private static final byte NO = 1;
  private static final byte YES = 2;

  // Births with the same frames share one list.
  private final IdentityHashMap<List<StackTraceElement>, byte[]> known = new IdentityHashMap<>();

  /** The answer of one rule for one stack. */
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
