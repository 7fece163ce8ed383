package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor} and its subclasses; a worker is born with its pool as owner. */
final class ExecutorKind extends Kind {
  ExecutorKind() {
    super("executor");
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
    };
  }

  @Override
  public boolean isLive(Object key) {
    return !((ThreadPoolExecutor) key).isTerminated();
  }

  @Override
  public String name(Object key) {
    return key.getClass().getSimpleName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) key;
    detail.put("corePoolSize", pool.getCorePoolSize());
    detail.put("maximumPoolSize", pool.getMaximumPoolSize());
    detail.put("poolSize", pool.getPoolSize());
    detail.put("activeCount", pool.getActiveCount());
    detail.put("queueSize", pool.getQueue().size());
    detail.put("completedTaskCount", pool.getCompletedTaskCount());
    detail.put("keepAliveMs", pool.getKeepAliveTime(TimeUnit.MILLISECONDS));
    detail.put("coreThreadsTimeOut", pool.allowsCoreThreadTimeOut());
    detail.put("shutdown", pool.isShutdown());
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
  public String cure() {
    return "call shutdown() on it";
  }
}
