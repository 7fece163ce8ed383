package dev.overstay.dump;

import java.util.List;

/**
 * A stack that resources may share.
 *
 * @param id unique within the dump
 * @param frames in the form of a stack trace, innermost first
 * @param own indices of the user's own frames
 */
public record Stack(int id, List<String> frames, List<Integer> own) {
  /** The index of the innermost own frame; -1 if it has none. */
  public int innermostOwn() {
    for (Integer index : own) {
      if (index >= 0 && index < frames.size()) {
        return index;
      }
    }
    return -1;
  }
}
