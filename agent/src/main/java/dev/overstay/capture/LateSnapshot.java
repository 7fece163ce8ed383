package dev.overstay.capture;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Trigger;
import dev.overstay.finding.BirthCounts;
import dev.overstay.jdk.Culprit;
import dev.overstay.ledger.Ledger;
import dev.overstay.output.Output;
import dev.overstay.output.Stderr;
import dev.overstay.trigger.TriggerPlan;
import dev.overstay.trigger.TriggerPlan.Trait;
import org.jspecify.annotations.Nullable;

/** Reports what is known if a snapshot is not done in time. */
final class LateSnapshot {
  // The halting thread has already waited for the snapshot.
  private static final long HASTY_MS = 300;

  private static final String SLOW =
      "the snapshot takes too long, much may be open or the machine is busy; option kinds may help";

  private final Snapshots snapshots;
  private final Output output;

  LateSnapshot(Snapshots snapshots, Output output) {
    this.snapshots = snapshots;
    this.output = output;
  }

  /**
   * Prints the findings of this or of an earlier snapshot, or the reason why there are none.
   *
   * @param stack where the thread is that takes the snapshot
   * @param slow whether that thread is seen to go on
   * @param earlier the snapshot that was taken when the exit began, null if that has none
   */
  void say(Trigger trigger, StackTraceElement[] stack, boolean slow, @Nullable Dump earlier) {
    if (saysWhole(trigger)) {
      return;
    }
    boolean isHasty = TriggerPlan.of(trigger).has(Trait.IS_HASTY);
    // A halt leaves too little time to see what a thread that waits for a processor does.
    boolean isSlow =
        slow
            || Culprit.isOnlyAgent(stack)
            || ((isHasty || Ledger.hasMany()) && !Culprit.isOfUser(stack));
    if (isSlow && earlier != null && isAfter(earlier, trigger)) {
      Stderr.println(
          "the machine is too busy for a snapshot "
              + (isHasty ? "at halt" : "after the shutdown hooks")
              + ", the exit goes on; this was open before");
      print(earlier);
      return;
    }
    boolean isSmall = isSlow && (slow || Ledger.hasMany() || !isWriting(stack));
    BirthCounts counts = isSmall ? snapshots.count() : null;
    if (counts != null && saysWhole(trigger)) {
      // The snapshot has been completed meanwhile.
      return;
    }
    String file = isSmall ? output.writeSmall(snapshots, trigger, SLOW, counts) : null;
    if (file == null && saysWhole(trigger)) {
      return;
    }
    Stderr.printlnWithin(
        isHasty ? HASTY_MS : Stderr.BOUND_MS,
        (file == null ? "no dump at " : "no findings at ")
            + trigger.label()
            + ", the exit goes on: "
            + (counts == null ? Culprit.of(stack) + " does not answer" : SLOW)
            + (counts == null ? "" : "; counted, not asked whether open: " + counts.words())
            + (file == null ? "" : "; what is known is in " + file));
  }

  /** Whether it writes the dump: a disk that does not answer would stop another one, too. */
  private static boolean isWriting(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("dev.overstay.output.")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAfter(Dump earlier, Trigger trigger) {
    return trigger != Trigger.EXIT_REQUESTED && !earlier.findings().isEmpty();
  }

  /** Whether the dump exists and was printed: only its page is missing, and can be made from it. */
  private boolean saysWhole(Trigger trigger) {
    Dump whole = output.latest(trigger);
    if (whole == null) {
      return false;
    }
    print(whole);
    return true;
  }

  private void print(Dump dump) {
    output.say(dump);
    // Another thread may be printing it, and be blocked.
    Stderr.flush(HASTY_MS);
  }
}
