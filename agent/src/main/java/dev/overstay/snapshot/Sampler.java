package dev.overstay.snapshot;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples the threads that findings name. Only then is {@code java.management} touched: it costs
 * tens of milliseconds cold, which a clean JVM never pays, and an application may run without it.
 */
public final class Sampler {
  private @Nullable ThreadMXBean bean;
  private boolean asked;

  /**
   * Adds a sample of each of {@code resources} that is a thread or a running hook.
   *
   * @param managed whether CPU time and locks are worth what {@code java.management} costs
   */
  public void sample(
      int snapshot, List<Live> resources, boolean managed, long at, History history) {
    List<Live> running = new ArrayList<>();
    for (Live resource : resources) {
      if (resource.key instanceof Thread && resource.stack != null) {
        running.add(resource);
      }
    }
    // All in one question: each stops the JVM.
    ThreadMXBean management = managed && !running.isEmpty() ? bean() : null;
    ThreadInfo[] infos = infos(running, management);
    for (int i = 0; i < running.size(); i++) {
      Live one = running.get(i);
      ThreadInfo info = infos[i];
      List<StackTraceElement> stack = one.stack == null ? List.of() : List.of(one.stack);
      history.add(
          one.id,
          new Sample(
              snapshot,
              at,
              ((Thread) one.key).getState(),
              stack,
              cpuMs(one, management),
              info == null ? null : info.getLockName(),
              info == null ? null : info.getLockOwnerName()));
    }
  }

  private static @Nullable ThreadInfo[] infos(
      List<Live> running, @Nullable ThreadMXBean management) {
    long[] ids = new long[running.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = id(running.get(i));
    }
    return management == null ? new ThreadInfo[ids.length] : management.getThreadInfo(ids);
  }

  // Thread.threadId() is 19+. One that a user's own class gives itself is nobody's, and no error.
  @SuppressWarnings({"deprecation", "ThreadId"})
  private static long id(Live live) {
    return Math.max(1, ((Thread) live.key).getId());
  }

  private static long cpuMs(Live thread, @Nullable ThreadMXBean management) {
    try {
      long nanos = management == null ? -1 : management.getThreadCpuTime(id(thread));
      return nanos < 0 ? -1 : nanos / 1_000_000;
    } catch (RuntimeException e) {
      // Measuring CPU can be switched off or unsupported; the stack is worth having without it.
      return -1;
    }
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
