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

  /** That of this JVM; null if it has no such module. */
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

  /** For each of these threads, its awaited lock, then the owner of that; each null if unknown. */
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

  /** CPU milliseconds of a thread; -1 if they are not measured. */
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
