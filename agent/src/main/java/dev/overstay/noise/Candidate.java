package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;

/** A live resource that may be a finding. */
final class Candidate {
  /** The resource. */
  final Live live;

  /**
   * Whether it counts although a runner made it, because it runs the user's code or is waited for.
   */
  final boolean held;

  private final KnownStacks stacks;

  Candidate(Live live, boolean held, KnownStacks stacks) {
    this.live = live;
    this.held = held;
    this.stacks = stacks;
  }

  /**
   * Whether {@code rule} holds for the stack on which it was made; evaluated once for each stack.
   */
  boolean wasMadeAs(StackRule rule) {
    return live.birth != null && wasMadeAs(rule, live.birth);
  }

  /** The same for the stack of another birth in its chain of makers. */
  boolean wasMadeAs(StackRule rule, Birth birth) {
    return stacks.answer(rule, Frames.of(birth));
  }
}
