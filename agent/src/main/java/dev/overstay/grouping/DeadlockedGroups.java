package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.jdk.Deadlocks;
import dev.overstay.jdk.Threads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups whose threads wait for each other's locks: they are one finding. */
@Late
public final class DeadlockedGroups {
  private DeadlockedGroups() {}

  /** The groups, of which those of one deadlock are merged into the first of them. */
  public static List<Group> merged(List<Group> groups, List<Deadlocks.Cycle> cycles) {
    if (cycles.isEmpty()) {
      return groups;
    }
    List<Group> merged = new ArrayList<>();
    Map<Set<Long>, Group> first = new HashMap<>();
    for (Group group : groups) {
      Deadlocks.Cycle cycle = group.root().live.kind.runsAtExit() ? null : cycle(group, cycles);
      Set<Long> ids = cycle == null ? Set.of() : Set.copyOf(cycle.ids());
      Group before = first.get(ids);
      if (before != null) {
        before.join(group);
        continue;
      }
      merged.add(group);
      if (cycle != null) {
        first.put(ids, group);
      }
    }
    return merged;
  }

  /**
   * The cycle that a thread of this group is part of, beginning with that thread; null if no thread
   * of it is in a cycle.
   */
  public static Deadlocks.@Nullable Cycle cycle(Group group, List<Deadlocks.Cycle> cycles) {
    for (Deadlocks.Cycle cycle : cycles) {
      List<Long> ids = cycle.ids();
      for (Candidate member : group.members()) {
        int index = member.live.key instanceof Thread thread ? ids.indexOf(Threads.id(thread)) : -1;
        if (index >= 0) {
          return cycle.from(index);
        }
      }
    }
    return null;
  }
}
