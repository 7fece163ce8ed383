package dev.overstay.origin;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * What {@link Noise} says of the stacks of births, each asked once however many births have it. Of
 * one diagnosis: it keeps nothing for longer.
 */
public final class KnownStacks {
  private static final int MOST_QUESTIONS = 8;
  private static final byte NO = 1;
  private static final byte YES = 2;

  // Births with the same frames have the same list.
  private final IdentityHashMap<List<StackTraceElement>, byte[]> known = new IdentityHashMap<>();

  /** The answer to one of the questions of {@link Noise#says}. */
  boolean answer(int question, List<StackTraceElement> frames) {
    byte[] answers = known.get(frames);
    if (answers == null) {
      answers = new byte[MOST_QUESTIONS];
      known.put(frames, answers);
    }
    if (answers[question] == 0) {
      answers[question] = Noise.says(question, frames) ? YES : NO;
    }
    return answers[question] == YES;
  }
}
