package dev.overstay.trigger;

/** Decides, on the watch thread, whether what is due is worth a snapshot. */
interface Condition {
  /** Whether it is; asked each time. */
  boolean holds();
}
