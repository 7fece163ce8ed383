package dev.overstay.jdk;

import java.util.Collection;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that some getters of a {@code ThreadPoolExecutor} take. User code that ends the JVM may
 * hold it for ever, for example in {@code terminated()} or in a thread's {@code interrupt()}.
 */
public final class PoolLock {
  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final int LOOKS = 20;

  private PoolLock() {}

  /** Whether the lock is free now or a moment later. */
  public static boolean isFree(ThreadPoolExecutor pool) {
    Object lock = PrivateFields.field(pool, POOL, "mainLock");
    for (int i = 0; i < LOOKS && lock instanceof ReentrantLock held; i++) {
      if (!held.isLocked()) {
        return true;
      }
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return lock == null;
  }

  /** The number of its threads while the lock is held. */
  public static int poolSize(ThreadPoolExecutor pool) {
    return PrivateFields.field(pool, POOL, "workers") instanceof Collection<?> workers
        ? workers.size()
        : 0;
  }
}
