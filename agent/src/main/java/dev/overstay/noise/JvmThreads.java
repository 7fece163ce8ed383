package dev.overstay.noise;

import dev.overstay.jdk.Threads;
import dev.overstay.live.Live;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** The JVM's own threads, including the main thread, and the workers of the common pool. */
public final class JvmThreads implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.kind.isThread() && isJvms(candidate.live);
  }

  private static boolean isJvms(Live live) {
    Thread thread = (Thread) live.key;
    String type = thread.getClass().getName();
    ThreadGroup group = thread.getThreadGroup();
    String name = thread.getName();
    // A CarrierThread runs virtual threads.
    if (type.endsWith(".InnocuousThread")
        || type.endsWith(".CarrierThread")
        || type.equals("java.util.concurrent.DelayScheduler")) {
      return true;
    }
    if (group != null && group.getParent() == null && thread.isDaemon()) {
      return true;
    }
    if (name.equals("DestroyJavaVM") || (live.birth == null && isMain(name, group))) {
      return true;
    }
    return thread instanceof ForkJoinWorkerThread worker
        && Threads.pool(worker) == ForkJoinPool.commonPool();
  }

  /** Whether it is the main thread and has not called exit. */
  public static boolean isRunningMain(Live live) {
    return live.kind.isThread()
        && live.birth == null
        && isMain(live.name(), ((Thread) live.key).getThreadGroup())
        && !ExitingThread.exits(live.stack);
  }

  // The launcher's main thread is in the group "main", and no Java code started it.
  private static boolean isMain(String name, @Nullable ThreadGroup group) {
    return name.equals("main") && group != null && group.getName().equals("main");
  }
}
