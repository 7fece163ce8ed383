package dev.overstay.page;

import java.util.Arrays;

/**
 * Numbers the steps of a {@link FrameTree} from 0: a hash table without an object per step, of
 * which a big page has half a million.
 */
final class Steps {
  // One more than a step, or 0; a quarter stays free.
  private int[] slots = new int[2_048];
  private int[] from = new int[room()];
  private int[] frames = new int[room()];
  private int size;

  private int room() {
    return slots.length / 4 * 3;
  }

  int size() {
    return size;
  }

  /** The step to a frame from another step; {@link #size()} as it was before where it is new. */
  int of(int before, int frame) {
    int slot = slot(before, frame);
    if (slots[slot] > 0) {
      return slots[slot] - 1;
    }
    if (size == from.length) {
      grow();
      slot = slot(before, frame);
    }
    from[size] = before;
    frames[size] = frame;
    slots[slot] = ++size;
    return size - 1;
  }

  private int slot(int before, int frame) {
    long key = ((long) before << 32) | frame;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
    while (slots[slot] > 0
        && !(from[slots[slot] - 1] == before && frames[slots[slot] - 1] == frame)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    from = Arrays.copyOf(from, room());
    frames = Arrays.copyOf(frames, room());
    for (int step = 0; step < size; step++) {
      slots[slot(from[step], frames[step])] = step + 1;
    }
  }
}
