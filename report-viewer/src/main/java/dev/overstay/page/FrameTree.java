package dev.overstay.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks as paths from the outermost frame inwards, each step once: 3,000 stacks of 40 frames share
 * all but a few of them.
 */
final class FrameTree {
  private final StringTable names;
  private final Map<Long, Integer> steps = new HashMap<>();
  private final Map<String, Integer> frames = new HashMap<>();
  private final StringBuilder frameText = new StringBuilder();
  private final StringBuilder stepText = new StringBuilder();

  FrameTree(StringTable names) {
    this.names = names;
  }

  /** The number of the step at which a stack's innermost frame stands; -1 for an empty stack. */
  int of(List<String> stack) {
    int at = -1;
    for (int i = stack.size() - 1; i >= 0; i--) {
      int known = frames.size();
      int frame = frame(stack.get(i));
      long key = ((long) at << 32) | frame;
      Integer step = steps.get(key);
      if (step == null) {
        step = steps.size();
        steps.put(key, step);
        // Most steps lead on from the one before, to a frame that is new.
        stepText.append(step == 0 ? "" : ",").append(step - 1 - at).append(',');
        stepText.append(frame == known ? 0 : frame + 1);
      }
      at = step;
    }
    return at;
  }

  /** The number of a line of a stack trace. */
  int frame(String line) {
    Integer frame = frames.get(line);
    if (frame == null) {
      frame = frames.size();
      frames.put(line, frame);
      FrameText text = FrameText.of(line);
      String source = text.source();
      int colon = source.lastIndexOf(':');
      int number = colon < 0 ? -1 : number(source, colon + 1);
      frameText.append(frame == 0 ? "" : ",").append(names.of(text.before())).append(',');
      frameText.append(names.of(text.call())).append(',');
      frameText.append(names.of(number < 0 ? source : source.substring(0, colon))).append(',');
      frameText.append(number);
    }
    return frame;
  }

  /** A whole number as it is written by itself; -1 for anything else. */
  private static int number(String text, int from) {
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > 10_000_000 || (i == from && digit == 0)) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return from == text.length() ? -1 : number;
  }

  /**
   * Four numbers a frame: package, call, file, line or -1. Two a step: how far back the step below
   * it is, less one, and one more than its frame, or 0 for the first that no step had.
   */
  void write(Html html) throws IOException {
    html.raw("\"frames\":[").raw(frameText.toString()).raw("],\n\"steps\":[");
    html.raw(stepText.toString()).raw("]");
  }
}
