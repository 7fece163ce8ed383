package dev.overstay.snapshot;

import dev.overstay.base.LateClasses;
import dev.overstay.jdk.ThreadManagement;
import dev.overstay.jdk.Threads;
import dev.overstay.live.Live;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples the threads that findings name. {@code java.management} is only used for that. It takes
 * tens of milliseconds cold, which a clean JVM never spends, and an application may run without it.
 */
public final class Sampler {
  private @Nullable ThreadManagement management;
  private boolean asked;

  /**
   * Adds a sample of each of {@code resources} that is a thread or a running hook.
   *
   * @param managed whether CPU time and locks are worth the cost of {@code java.management}
   */
  public void sample(
      int snapshot, List<Live> resources, boolean managed, long at, History history) {
    List<Live> running = new ArrayList<>();
    for (Live resource : resources) {
      if (resource.key instanceof Thread && resource.stack != null && resource.until == null) {
        running.add(resource);
      }
    }
    if (running.isEmpty()) {
      return;
    }
    LateClasses.define();
    ThreadManagement jvm = managed ? management() : null;
    long[] ids = new long[running.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Threads.id((Thread) running.get(i).key);
    }
    // One call for all threads, because each call stops the JVM.
    @Nullable String[] locks = jvm == null ? new String[2 * ids.length] : jvm.locks(ids);
    for (int i = 0; i < ids.length; i++) {
      Live one = running.get(i);
      List<StackTraceElement> stack = one.stack == null ? List.of() : List.of(one.stack);
      history.add(
          one.id,
          new Sample(
              snapshot,
              at,
              Threads.state((Thread) one.key),
              stack,
              jvm == null ? -1 : jvm.cpuMs(ids[i]),
              locks[2 * i],
              locks[2 * i + 1]));
    }
  }

  private @Nullable ThreadManagement management() {
    if (!asked) {
      asked = true;
      management = ThreadManagement.ofJvm();
    }
    return management;
  }
}
