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
  private final StringTable strings;
  private final Map<Long, Integer> steps = new HashMap<>();
  private final Map<String, Integer> frames = new HashMap<>();
  private final StringBuilder frameText = new StringBuilder();
  private final StringBuilder stepText = new StringBuilder();

  FrameTree(StringTable strings) {
    this.strings = strings;
  }

  /** The number of the step at which a stack's innermost frame stands; -1 for an empty stack. */
  int of(List<String> stack) {
    int at = -1;
    for (int i = stack.size() - 1; i >= 0; i--) {
      int frame = frame(stack.get(i));
      long key = ((long) at << 32) | frame;
      Integer step = steps.get(key);
      if (step == null) {
        step = steps.size();
        steps.put(key, step);
        stepText.append(step == 0 ? "" : ",").append(at).append(',').append(frame);
      }
      at = step;
    }
    return at;
  }

  private int frame(String line) {
    Integer frame = frames.get(line);
    if (frame == null) {
      frame = frames.size();
      frames.put(line, frame);
      FrameText text = FrameText.of(line);
      frameText.append(frame == 0 ? "" : ",").append(strings.of(text.before())).append(',');
      frameText.append(strings.of(text.call())).append(',').append(strings.of(text.source()));
    }
    return frame;
  }

  /** Three numbers a frame, then two a step: the step below it, -1 for none, and its frame. */
  void write(Html html) throws IOException {
    html.raw("\"frames\":[").raw(frameText.toString()).raw("],\"steps\":[");
    html.raw(stepText.toString()).raw("]");
  }
}
