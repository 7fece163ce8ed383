package dev.overstay.jdk;

import dev.overstay.base.Late;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cycles of threads that wait for each other's locks, as the JVM finds them. */
@Late
public final class Deadlocks {
  private Deadlocks() {}

  /**
   * One cycle.
   *
   * @param ids thread ids, each waiting for a lock of the next, the last for one of the first
   * @param names the threads' names
   */
  public record Cycle(List<Long> ids, List<String> names) {}

  /** All current cycles. Touches {@code java.management}, which costs milliseconds. */
  public static List<Cycle> find() {
    try {
      if (Threads.managementAsksUsers()) {
        return List.of();
      }
      ThreadMXBean bean = ManagementFactory.getThreadMXBean();
      long[] ids = bean.findDeadlockedThreads();
      return ids == null ? List.of() : cycles(bean.getThreadInfo(ids));
    } catch (Throwable t) {
      // An application may run without java.management; no cycle is known then.
      return List.of();
    }
  }

  private static List<Cycle> cycles(ThreadInfo[] infos) {
    Map<Long, ThreadInfo> left = new HashMap<>();
    for (ThreadInfo info : infos) {
      if (info != null) {
        left.put(info.getThreadId(), info);
      }
    }
    List<Cycle> cycles = new ArrayList<>();
    for (ThreadInfo first : infos) {
      List<Long> ids = new ArrayList<>();
      List<String> names = new ArrayList<>();
      // A chain ends at a thread already seen; threads that only wait for a cycle are not part of
      // it.
      ThreadInfo next = first == null ? null : left.remove(first.getThreadId());
      ThreadInfo last = null;
      while (next != null) {
        ids.add(next.getThreadId());
        names.add(next.getThreadName());
        last = next;
        next = left.remove(next.getLockOwnerId());
      }
      int start = last == null ? -1 : ids.indexOf(last.getLockOwnerId());
      if (start >= 0) {
        int end = ids.size();
        cycles.add(
            new Cycle(
                new ArrayList<>(ids.subList(start, end)),
                new ArrayList<>(names.subList(start, end))));
      }
    }
    return cycles;
  }
}
