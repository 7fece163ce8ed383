package dev.overstay.jdk;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Whether the wait for a pool or for one of its tasks is a wait for one of the pool's threads. */
@Late
public final class PoolWaits {
  private PoolWaits() {}

  /**
   * Whether a thread waits for the end of the pool of {@code worker}, or for a task that the pool
   * cannot begin because {@code worker} is its only thread.
   *
   * @param waitingOn the object that it waits for, as {@code class@hash}; null if that is unknown
   * @param worker the birth of a thread that does not return to its pool; null if it has none
   */
  public static boolean waitFor(@Nullable String waitingOn, @Nullable Birth worker) {
    Object owner = worker == null || worker.owner == null ? null : worker.owner.get();
    if (waitingOn == null || !(owner instanceof ThreadPoolExecutor pool)) {
      return false;
    }
    String type = "java.util.concurrent.ThreadPoolExecutor";
    if (waitingOn.equals(Identity.of(PrivateFields.field(pool, type, "termination")))) {
      return true;
    }
    // The methods of a user's pool may do anything.
    if (!(PrivateFields.field(pool, type, "workQueue") instanceof BlockingQueue<?> queue)
        || UserClasses.isUsers(queue.getClass())
        || PoolLock.poolSize(pool) != 1) {
      return false;
    }
    for (Object task : queue.toArray()) {
      if (task instanceof FutureTask && waitingOn.equals(Identity.of(task))) {
        return true;
      }
    }
    return false;
  }
}
