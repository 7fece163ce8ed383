package dev.overstay.jdk;

import dev.overstay.base.Late;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cycles of threads that wait for each other's locks, as the JVM finds them. */
@Late
public final class Deadlocks {
  private Deadlocks() {}

  /** Threads of which each waits for a lock of the next, and the last for one of the first. */
  public record Cycle(List<Waiter> waiters) {
    /** The threads' ids. */
    public List<Long> ids() {
      List<Long> ids = new ArrayList<>();
      for (Waiter waiter : waiters) {
        ids.add(waiter.id);
      }
      return ids;
    }

    /** The same cycle, which begins with the thread at {@code index}. */
    public Cycle from(int index) {
      List<Waiter> turned = new ArrayList<>(waiters.subList(index, waiters.size()));
      turned.addAll(waiters.subList(0, index));
      return new Cycle(turned);
    }
  }

  /**
   * A thread of a cycle.
   *
   * @param id the thread's id
   * @param name its name
   * @param lock the lock that it waits for, for example {@code Account@1b28cdfa}
   * @param stack where it waits, innermost frame first
   */
  public record Waiter(long id, String name, String lock, List<StackTraceElement> stack) {}

  /** All current cycles. Touches {@code java.management}, which costs milliseconds. */
  public static List<Cycle> find() {
    try {
      if (Threads.managementAsksUsers()) {
        return List.of();
      }
      ThreadMXBean bean = ManagementFactory.getThreadMXBean();
      long[] ids = bean.findDeadlockedThreads();
      return ids == null ? List.of() : cycles(bean.getThreadInfo(ids, Integer.MAX_VALUE));
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
      List<Waiter> waiters = new ArrayList<>();
      // A chain ends at a thread already seen; threads that only wait for a cycle are not part of
      // it.
      ThreadInfo next = first == null ? null : left.remove(first.getThreadId());
      ThreadInfo last = null;
      while (next != null) {
        ids.add(next.getThreadId());
        waiters.add(
            new Waiter(
                next.getThreadId(),
                next.getThreadName(),
                simple(next.getLockName()),
                List.of(next.getStackTrace())));
        last = next;
        next = left.remove(next.getLockOwnerId());
      }
      int start = last == null ? -1 : ids.indexOf(last.getLockOwnerId());
      if (start >= 0) {
        cycles.add(new Cycle(List.copyOf(waiters.subList(start, waiters.size()))));
      }
    }
    return cycles;
  }

  private static String simple(@Nullable String lock) {
    return lock == null ? "a lock" : lock.substring(lock.lastIndexOf('.') + 1);
  }
}
