package dev.overstay.jdk;

import dev.overstay.ledger.CpuClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** The CPU time of threads, from {@code java.management}, which is touched on first use. */
public final class ThreadCpu implements CpuClock {
  private @Nullable ThreadMXBean bean;
  private boolean asked;

  @Override
  public long nanos(Thread thread) {
    try {
      if (!asked) {
        asked = true;
        bean = ManagementFactory.getThreadMXBean();
      }
      ThreadMXBean management = bean;
      return management == null ? -1 : management.getThreadCpuTime(Threads.id(thread));
    } catch (Throwable t) {
      // The application may run without that module, or with measuring switched off.
      return -1;
    }
  }
}
