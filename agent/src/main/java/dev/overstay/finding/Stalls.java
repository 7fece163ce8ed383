package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.DeadlockedGroups;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Names;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.jdk.Threads;
import dev.overstay.live.Live;
import dev.overstay.origin.OwnCode;
import dev.overstay.snapshot.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the reason why the thread of a finding, if it has one, does not go on. */
@Late
final class Stalls {
  private Stalls() {}

  /**
   * The reason; null if the thread simply was not stopped, or if the finding is not about a thread.
   *
   * @param samples what it did at each snapshot
   * @param stuck whether it did not move between two of them
   * @param exit who asked for the exit, and waits for the hooks
   * @param cycles the threads that wait for each other's locks
   * @param children the processes that are live
   */
  static @Nullable Stall of(
      Group group,
      List<Sample> samples,
      boolean stuck,
      ExitRequest exit,
      List<Deadlocks.Cycle> cycles,
      List<Live> children,
      OwnCode ownCode) {
    Candidate root = group.root();
    if (root.live.kind.runsAtExit()) {
      return Stall.ofHook(root.live, samples, exit, ownCode);
    }
    Deadlocks.Cycle deadlock = DeadlockedGroups.cycle(group, cycles);
    if (deadlock != null) {
      return root.runs == null
          ? Stall.ofDeadlock(
              "Thread", Names.oneLine(deadlock.waiters().get(0).name()), deadlock, ownCode)
          : Stall.ofDeadlock("Test", root.runs.shortName(), deadlock, ownCode);
    }
    if (root.runs != null) {
      return Stall.ofRunning(
          "Test", root.runs.shortName(), root.live, samples, stuck, children, ownCode);
    }
    return root.runsMain
        ? Stall.ofRunning(
            "Thread", Names.oneLine(root.live.name()), root.live, samples, stuck, children, ownCode)
        : null;
  }

  static Long threadId(Thread thread) {
    return Threads.id(thread);
  }
}
