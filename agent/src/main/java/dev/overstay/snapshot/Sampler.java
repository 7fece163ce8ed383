package dev.overstay.snapshot;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples the threads that findings name. Only then is {@code java.management} touched: it costs
 * tens of milliseconds cold, which a clean JVM never pays, and an application may run without it.
 */
public final class Sampler {
  private @Nullable ThreadMXBean bean;
  private boolean asked;

  /** Adds a sample of {@code resource}, if it is a thread or a running hook. */
  public void sample(int snapshot, Live resource, long at, History history) {
    if (!(resource.key instanceof Thread thread) || resource.stack == null) {
      return;
    }
    long id = ((Number) resource.detail().getOrDefault("threadId", 0L)).longValue();
    long cpuMs = -1;
    String waitingOn = null;
    String lockOwner = null;
    ThreadMXBean management = bean();
    if (management != null && id > 0) {
      try {
        long nanos = management.getThreadCpuTime(id);
        cpuMs = nanos < 0 ? -1 : nanos / 1_000_000;
        ThreadInfo info = management.getThreadInfo(id);
        waitingOn = info == null ? null : info.getLockName();
        lockOwner = info == null ? null : info.getLockOwnerName();
      } catch (RuntimeException e) {
        // Measuring CPU can be switched off or unsupported; the stack is worth having without it.
        bean = null;
      }
    }
    history.add(
        resource.id,
        new Sample(
            snapshot, at, thread.getState(), List.of(resource.stack), cpuMs, waitingOn, lockOwner));
  }

  private @Nullable ThreadMXBean bean() {
    if (!asked) {
      asked = true;
      try {
        bean = ManagementFactory.getThreadMXBean();
      } catch (Throwable t) {
        bean = null;
      }
    }
    return bean;
  }
}
