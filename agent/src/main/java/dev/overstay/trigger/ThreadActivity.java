package dev.overstay.trigger;

import dev.overstay.jdk.ThreadCpu;
import dev.overstay.system.AvailableTime;
import dev.overstay.system.Proc;
import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a thread that waits for something, a lock for example, from a thread that is only
 * slow, which runs or waits for a processor. Linux reports both times for a thread; other systems
 * only report the CPU time that it used.
 */
public final class ThreadActivity {
  // A thread that waits and is only observed uses almost no CPU time.
  private static final long NOTHING_NANOS = 1_000_000;

  private final Thread thread;
  private final @Nullable String schedstat;
  private final ThreadCpu clock = new ThreadCpu();
  private long before;

  /** The activity of a thread that must have a unique name. */
  public ThreadActivity(Thread thread) {
    this.thread = thread;
    this.schedstat = schedstat(thread.getName());
    before = nanos();
  }

  // The JVM passes the names of its threads to the kernel, which keeps 15 bytes of each.
  private static @Nullable String schedstat(String name) {
    String[] tasks = new File("/proc/self/task").list();
    for (int i = 0; tasks != null && i < tasks.length; i++) {
      String task = "/proc/self/task/" + tasks[i];
      String comm = Proc.read(task + "/comm");
      if (comm != null && comm.trim().equals(name)) {
        return task + "/schedstat";
      }
    }
    return null;
  }

  /** Nanoseconds in which it ran or waited for a processor. */
  private long nanos() {
    long[] times = AvailableTime.times(schedstat == null ? null : Proc.read(schedstat));
    return times == null ? clock.nanos(thread) : times[0] + times[1];
  }

  /** Whether it ran or waited for a processor since the last call. */
  public boolean goesOn() {
    long now = nanos();
    boolean active = now - before > NOTHING_NANOS;
    before = now;
    return active;
  }
}
