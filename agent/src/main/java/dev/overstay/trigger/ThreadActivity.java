package dev.overstay.trigger;

import dev.overstay.jdk.ThreadCpu;
import dev.overstay.system.AvailableTime;
import dev.overstay.system.Proc;
import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * Tells a thread that waits for something, a lock for example, from one that is only slow: that one
 * runs, or waits for a processor. Linux says how long a thread did either; elsewhere only the CPU
 * that it used is known.
 */
public final class ThreadActivity {
  // What waits and is only looked at uses next to nothing.
  private static final long NOTHING_NANOS = 1_000_000;

  private final Thread thread;
  private final @Nullable String schedstat;
  private final ThreadCpu clock = new ThreadCpu();
  private long before;

  /** The activity of a thread whose name no other thread has. */
  public ThreadActivity(Thread thread) {
    this.thread = thread;
    this.schedstat = schedstat(thread.getName());
    before = nanos();
  }

  // The JVM gives native threads their names, of which the kernel keeps 15 bytes.
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

  /** Whether it ran or waited for a processor since the last question. */
  public boolean goesOn() {
    long now = nanos();
    boolean active = now - before > NOTHING_NANOS;
    before = now;
    return active;
  }
}
