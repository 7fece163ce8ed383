package dev.overstay.kind;

import dev.overstay.jdk.PoolLock;
import dev.overstay.jdk.PrivateFields;
import dev.overstay.jdk.UserClasses;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor}, {@code ForkJoinPool}, their subclasses, and executors with a thread
 * per task. The birth of a worker has the pool as its owner.
 */
final class ExecutorKind extends Kind {
  // ThreadPoolExecutor keeps its state in the three highest bits: -1 is RUNNING, 0 is SHUTDOWN.
  private static final int SHUTDOWN = 0;
  private static final int STOP = 1;
  private static final int TERMINATED = 3;

  private static final String PER_TASK = "java.util.concurrent.ThreadPerTaskExecutor";

  private static final String[] POOL = {
    "corePoolSize",
    "maximumPoolSize",
    "poolSize",
    "activeCount",
    "queueSize",
    "completedTaskCount",
    "keepAliveMs",
    "coreThreadsTimeOut",
    "shutdown"
  };
  private static final String[] FORK_JOIN = {
    "corePoolSize", "maximumPoolSize", "poolSize", "activeCount", "queueSize", "shutdown"
  };
  private static final String[] PER_TASK_FIELDS = {"poolSize", "shutdown"};

  ExecutorKind() {
    super("executor", 30);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.constructed("java/util/concurrent/ThreadPoolExecutor", kind),
      // Passes pool and thread even if the threads come from the user's own factory.
      Point.atReturn(
          "java/util/concurrent/ThreadPoolExecutor$Worker",
          "<init>",
          Call.BORN_OWNED,
          Argument.field("thread", "Ljava/lang/Thread;"),
          Argument.local(1),
          Argument.kind(Kinds.index(Kinds.THREAD))),
      Kind.askedToEnd("java/util/concurrent/ThreadPoolExecutor", "shutdown", kind),
      Kind.askedToEnd("java/util/concurrent/ThreadPoolExecutor", "shutdownNow", kind),
      Point.constructed("java/util/concurrent/ForkJoinPool", kind),
      Kind.askedToEnd("java/util/concurrent/ForkJoinPool", "shutdown", kind),
      Kind.askedToEnd("java/util/concurrent/ForkJoinPool", "shutdownNow", kind),
      Point.constructed("java/util/concurrent/ThreadPerTaskExecutor", kind),
    };
  }

  @Override
  public boolean runsTasks() {
    return true;
  }

  @Override
  public boolean isLive(Object key) {
    Integer state = ownState(key);
    return state == null ? !((ExecutorService) key).isTerminated() : state < TERMINATED;
  }

  /** The queue may be of a user's class as well. */
  @Override
  public boolean asksUserCode(Object key) {
    return super.asksUserCode(key)
        || (key instanceof ThreadPoolExecutor pool
            && UserClasses.isUsers(pool.getQueue().getClass()));
  }

  @Override
  public boolean mayLive(Object key) {
    Integer state = state(key);
    return state == null || state < TERMINATED;
  }

  /**
   * A pool without workers holds nothing, even if it is never used again. Virtual threads are not
   * listed one by one, so an executor that has some holds them.
   */
  @Override
  public boolean holdsWhenEmpty(Object key) {
    return threadsPerTask(key) > 0;
  }

  @Override
  public boolean isEnding(Object key) {
    Integer state = ownState(key);
    return state == null ? ((ExecutorService) key).isShutdown() : state >= SHUTDOWN;
  }

  @Override
  public String name(Object key) {
    return key.getClass().getSimpleName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    for (String field :
        key instanceof ThreadPoolExecutor
            ? POOL
            : key instanceof ForkJoinPool ? FORK_JOIN : PER_TASK_FIELDS) {
      try {
        Object value = value((ExecutorService) key, field);
        if (value != null) {
          detail.put(field, value);
        }
      } catch (Throwable t) {
        // A pool of a user's class may throw anything, and may still answer the next question.
        unanswered(detail, t, key);
      }
    }
  }

  private @Nullable Object value(ExecutorService executor, String field) {
    if (field.equals("shutdown")) {
      return isEnding(executor);
    }
    return executor instanceof ThreadPoolExecutor pool
        ? value(pool, field)
        : executor instanceof ForkJoinPool pool ? value(pool, field) : threadsPerTask(executor);
  }

  private static @Nullable Object value(ThreadPoolExecutor pool, String field) {
    return switch (field) {
      case "corePoolSize" -> pool.getCorePoolSize();
      case "maximumPoolSize" -> pool.getMaximumPoolSize();
      case "poolSize" -> PoolLock.isFree(pool) ? pool.getPoolSize() : PoolLock.poolSize(pool);
      case "activeCount" -> PoolLock.isFree(pool) ? pool.getActiveCount() : null;
      case "queueSize" -> pool.getQueue().size();
      case "completedTaskCount" -> PoolLock.isFree(pool) ? pool.getCompletedTaskCount() : null;
      case "keepAliveMs" -> pool.getKeepAliveTime(TimeUnit.MILLISECONDS);
      default -> pool.allowsCoreThreadTimeOut();
    };
  }

  private static Object value(ForkJoinPool pool, String field) {
    return switch (field) {
      case "poolSize" -> pool.getPoolSize();
      case "activeCount" -> pool.getActiveThreadCount();
      case "queueSize" -> pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount();
      default -> pool.getParallelism();
    };
  }

  private static long threadsPerTask(Object key) {
    return PrivateFields.call(key, PER_TASK, "threadCount") instanceof Long count ? count : 0;
  }

  @Override
  public String noun() {
    return "Executor";
  }

  @Override
  public String leftState() {
    return "never shut down";
  }

  @Override
  public String leftState(Object key) {
    return isEnding(key)
        ? waitsForTasks(key)
            ? "shut down, but waits for the tasks in its queue"
            : "shut down, but " + tasks(key)
        : leftState();
  }

  /** What the running tasks do although they should end. */
  private static String tasks(Object key) {
    long active =
        key instanceof ThreadPoolExecutor pool
            ? active(pool)
            : key instanceof ForkJoinPool pool ? pool.getActiveThreadCount() : 0;
    boolean interrupted = isStopped(key);
    String verb = interrupted ? " interruption" : "";
    return active == 1
        ? "1 task " + (interrupted ? "ignores" + verb : "does not end")
        : (active == 0 ? "its tasks " : active + " tasks ")
            + (interrupted ? "ignore" + verb : "do not end");
  }

  private static int active(ThreadPoolExecutor pool) {
    return PoolLock.isFree(pool) ? pool.getActiveCount() : 0;
  }

  /** Whether shutdownNow() was called, which interrupts the running tasks. */
  private static boolean isStopped(Object key) {
    Integer state = state(key);
    return state != null && state == STOP;
  }

  /** The state if the methods that tell it may be the user's: these are not called without need. */
  private static @Nullable Integer ownState(Object key) {
    return UserClasses.isUsers(key.getClass()) ? state(key) : null;
  }

  /** The state of a pool; null if its class does not keep one. */
  private static @Nullable Integer state(Object key) {
    Object state = PrivateFields.field(key, "java.util.concurrent.ThreadPoolExecutor", "ctl");
    return state instanceof Number number ? number.intValue() >> 29 : null;
  }

  private static boolean waitsForTasks(Object key) {
    return key instanceof ThreadPoolExecutor pool
        && active(pool) == 0
        && !pool.getQueue().isEmpty();
  }

  @Override
  public Remedy usualCure() {
    return Remedy.call("shutdown()");
  }

  @Override
  public Remedy cure(Object key) {
    if (isEnding(key)) {
      return waitsForTasks(key)
          ? Remedy.call("shutdownNow()").adding(", or take these tasks out")
          : isStopped(key)
              ? Remedy.advice("let its tasks end: `shutdownNow()` only interrupts them")
              : Remedy.call("shutdownNow()")
                  .adding(", which interrupts its tasks, or let them end");
    }
    return usualCure();
  }
}
