package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;

/** A live resource of which it is asked whether it may be a finding. */
final class Candidate {
  /** The resource. */
  final Live live;

  /** Whether it counts though a runner made it, as it runs the user's code or is waited for. */
  final boolean held;

  private final KnownStacks stacks;

  Candidate(Live live, boolean held, KnownStacks stacks) {
    this.live = live;
    this.held = held;
    this.stacks = stacks;
  }

  /** Whether the stack on which it was made is as {@code rule} says; asked once of each stack. */
  boolean wasMadeAs(StackRule rule) {
    return live.birth != null && wasMadeAs(rule, live.birth);
  }

  /** The same of the stack of a birth in the line of those that made it. */
  boolean wasMadeAs(StackRule rule, Birth birth) {
    return stacks.answer(rule, Frames.of(birth));
  }
}
