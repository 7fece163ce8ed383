package dev.overstay.jdk;

import dev.overstay.base.Late;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** CPU times and locks of threads, by the module {@code java.management}, which may be missing. */
@Late
public final class ThreadManagement {
  private final ThreadMXBean bean;

  private ThreadManagement(ThreadMXBean bean) {
    this.bean = bean;
  }

  /** The JVM's; null where it has none. */
  public static @Nullable ThreadManagement ofJvm() {
    try {
      return new ThreadManagement(ManagementFactory.getThreadMXBean());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      // The runtime was linked without the module, or a library has replaced the beans.
      return null;
    }
  }

  /** What each of these threads waits for, and after it who owns that; each null where unknown. */
  public @Nullable String[] locks(long[] ids) {
    @Nullable String[] words = new String[2 * ids.length];
    if (Threads.managementAsksUsers()) {
      return words;
    }
    ThreadInfo[] infos = bean.getThreadInfo(ids);
    for (int i = 0; i < ids.length; i++) {
      if (infos[i] != null) {
        words[2 * i] = infos[i].getLockName();
        words[2 * i + 1] = infos[i].getLockOwnerName();
      }
    }
    return words;
  }

  /** CPU milliseconds of a thread; -1 where they are not measured. */
  public long cpuMs(long id) {
    try {
      long nanos = bean.getThreadCpuTime(id);
      return nanos < 0 ? -1 : nanos / 1_000_000;
    } catch (RuntimeException e) {
      // Measuring CPU can be switched off or unsupported; the stack is worth having without it.
      return -1;
    }
  }
}
