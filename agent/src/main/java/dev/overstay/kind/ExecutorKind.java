package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor}, {@code ForkJoinPool}, their subclasses, and executors with a thread
 * per task; a worker is born with its pool as owner.
 */
final class ExecutorKind extends Kind {
  private static final String PER_TASK = "java.util.concurrent.ThreadPerTaskExecutor";

  ExecutorKind() {
    super("executor", 30);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("java/util/concurrent/ThreadPoolExecutor", kind),
      // Gives pool and thread even where the threads come from the user's own factory.
      Point.of(
          "java/util/concurrent/ThreadPoolExecutor$Worker",
          "<init>",
          true,
          "bornOwned",
          "(Ljava/lang/Object;Ljava/lang/Object;I)V",
          Argument.field("thread", "Ljava/lang/Thread;"),
          Argument.local(1),
          Argument.kind(Kinds.index(Kinds.THREAD))),
      Point.constructed("java/util/concurrent/ForkJoinPool", kind),
      Point.constructed("java/util/concurrent/ThreadPerTaskExecutor", kind),
    };
  }

  @Override
  public boolean isLive(Object key) {
    return !((ExecutorService) key).isTerminated();
  }

  /**
   * A pool without a worker holds nothing, whether or not anybody will ever use it again; virtual
   * threads are not listed one by one.
   */
  @Override
  public boolean holdsAlone(Object key) {
    return threadsPerTask(key) > 0;
  }

  @Override
  public boolean isEnding(Object key) {
    return ((ExecutorService) key).isShutdown();
  }

  @Override
  public String name(Object key) {
    return key.getClass().getSimpleName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    if (key instanceof ThreadPoolExecutor pool) {
      detail.put("corePoolSize", pool.getCorePoolSize());
      detail.put("maximumPoolSize", pool.getMaximumPoolSize());
      detail.put("poolSize", pool.getPoolSize());
      detail.put("activeCount", pool.getActiveCount());
      detail.put("queueSize", pool.getQueue().size());
      detail.put("completedTaskCount", pool.getCompletedTaskCount());
      detail.put("keepAliveMs", pool.getKeepAliveTime(TimeUnit.MILLISECONDS));
      detail.put("coreThreadsTimeOut", pool.allowsCoreThreadTimeOut());
    } else if (key instanceof ForkJoinPool pool) {
      detail.put("corePoolSize", pool.getParallelism());
      detail.put("maximumPoolSize", pool.getParallelism());
      detail.put("poolSize", pool.getPoolSize());
      detail.put("activeCount", pool.getActiveThreadCount());
      detail.put("queueSize", pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount());
    } else {
      detail.put("poolSize", threadsPerTask(key));
    }
    detail.put("shutdown", ((ExecutorService) key).isShutdown());
  }

  private static long threadsPerTask(Object key) {
    return Inside.call(key, PER_TASK, "threadCount") instanceof Long count ? count : 0;
  }

  @Override
  public String noun() {
    return "Executor";
  }

  @Override
  public String neglect() {
    return "was never shut down";
  }

  @Override
  public String neglect(Object key) {
    return ((ExecutorService) key).isShutdown()
        ? waitsForTasks(key)
            ? "was shut down, but waits for the tasks in its queue"
            : "was shut down, but " + tasks(key)
        : neglect();
  }

  /** What its running tasks do though they should end. */
  private static String tasks(Object key) {
    long active =
        key instanceof ThreadPoolExecutor pool
            ? pool.getActiveCount()
            : key instanceof ForkJoinPool pool ? pool.getActiveThreadCount() : 0;
    boolean interrupted = isStopped(key);
    String verb = interrupted ? " interruption" : "";
    return active == 1
        ? "1 task " + (interrupted ? "ignores" + verb : "does not end")
        : (active == 0 ? "its tasks " : active + " tasks ")
            + (interrupted ? "ignore" + verb : "do not end");
  }

  /** Whether shutdownNow() was called, which interrupts what runs. */
  private static boolean isStopped(Object key) {
    Object state = Inside.field(key, "java.util.concurrent.ThreadPoolExecutor", "ctl");
    // ThreadPoolExecutor keeps its state in the three highest bits: 0 is SHUTDOWN, 1 is STOP.
    return state instanceof Number number && number.intValue() >>> 29 == 1;
  }

  private static boolean waitsForTasks(Object key) {
    return key instanceof ThreadPoolExecutor pool
        && pool.getActiveCount() == 0
        && !pool.getQueue().isEmpty();
  }

  @Override
  public String cure(Object key) {
    if (((ExecutorService) key).isShutdown()) {
      return waitsForTasks(key)
          ? "call shutdownNow() on it, or take these tasks out"
          : isStopped(key)
              ? "let its tasks end: shutdownNow() only interrupts them"
              : "call shutdownNow() on it, which interrupts its tasks, or let them end";
    }
    return "call shutdown() on it";
  }
}
