package dev.overstay.page;

import java.util.Arrays;

/**
 * Numbers the steps of a {@link FrameTree} from 0: a hash table without an object per step, of
 * which a big page has half a million.
 */
final class Steps {
  private long[] keys = new long[1_024];
  private int[] steps = new int[keys.length];
  private int size;

  Steps() {
    Arrays.fill(steps, -1);
  }

  int size() {
    return size;
  }

  /** The step to a frame from another step; {@link #size()} as it was before where it is new. */
  int of(int from, int frame) {
    long key = ((long) from << 32) | frame;
    int slot = slot(key);
    if (steps[slot] >= 0) {
      return steps[slot];
    }
    if (2 * size >= keys.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    steps[slot] = size;
    return size++;
  }

  private int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
    while (steps[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldSteps = steps;
    keys = new long[2 * oldKeys.length];
    steps = new int[keys.length];
    Arrays.fill(steps, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSteps[i] >= 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        steps[slot] = oldSteps[i];
      }
    }
  }
}
