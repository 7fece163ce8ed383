package dev.overstay.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the steps of a {@link FrameTree} from 0: a hash table without an object per step, of
 * which a big page has half a million.
 */
final class Steps {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  // Pairs of a step's previous step and its frame; they are not copied as more are added.
  private final List<int[]> steps = new ArrayList<>();
  private int size;

  // A step plus one, or 0 for a free slot; a quarter of the slots stays free.
  private int[] slots = new int[2_048];

  int size() {
    return size;
  }

  /**
   * The step from another step to a frame; a new one has the number {@link #size()} before the
   * call.
   */
  int of(int before, int frame) {
    int slot = slot(before, frame);
    if (slots[slot] > 0) {
      return slots[slot] - 1;
    }
    if (4 * size >= 3 * slots.length) {
      grow();
      slot = slot(before, frame);
    }
    if (size >> BITS == steps.size()) {
      steps.add(new int[2 << BITS]);
    }
    int[] some = steps.get(size >> BITS);
    some[2 * (size & MASK)] = before;
    some[2 * (size & MASK) + 1] = frame;
    slots[slot] = ++size;
    return size - 1;
  }

  private boolean is(int step, int before, int frame) {
    int[] some = steps.get(step >> BITS);
    return some[2 * (step & MASK)] == before && some[2 * (step & MASK) + 1] == frame;
  }

  private int slot(int before, int frame) {
    int slot = start(before, frame);
    while (slots[slot] > 0 && !is(slots[slot] - 1, before, frame)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int start(int before, int frame) {
    long key = ((long) before << 32) | frame;
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int step = 0; step < size; step++) {
      int[] some = steps.get(step >> BITS);
      int slot = start(some[2 * (step & MASK)], some[2 * (step & MASK) + 1]);
      while (slots[slot] > 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = step + 1;
    }
  }
}
