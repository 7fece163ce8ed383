package dev.overstay.trigger;

/** Decides, on the watch thread, whether a due snapshot is taken. */
interface Condition {
  /** Whether it is taken; called each time one is due. */
  boolean holds();
}
