package dev.overstay.ledger;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The life of one test or container of tests, in the same order of events as the births. */
public final class Span {
  /** The runner's own id. */
  public final String id;

  /** The birth of the thread on which it runs; null where that has none. */
  public final @Nullable Birth threadBirth;

  /** Name of the thread on which it runs. */
  public final String thread;

  /** Later than every birth before its start. */
  public final long startOrder;

  /** Epoch milliseconds of its start. */
  public final long startedAt;

  // The thread itself; a runner may have ended it, and then it is nobody's business.
  private final WeakReference<Thread> runner = new WeakReference<>(Thread.currentThread());
  private volatile long endOrder = Long.MAX_VALUE;
  private volatile long endedAt = -1;
  private volatile @Nullable String result;

  Span(String id, @Nullable Birth threadBirth, String thread, long startOrder, long startedAt) {
    this.id = id;
    this.threadBirth = threadBirth;
    this.thread = thread;
    this.startOrder = startOrder;
    this.startedAt = startedAt;
  }

  void end(long order, long at, String how) {
    result = how;
    endedAt = at;
    endOrder = order;
  }

  /** Earlier than every birth after its end; {@code Long.MAX_VALUE} while it runs. */
  public long endOrder() {
    return endOrder;
  }

  /** Epoch milliseconds of its end; -1 while it runs. */
  public long endedAt() {
    return endedAt;
  }

  /** The runner's word for its result; null while it runs. */
  public @Nullable String result() {
    return result;
  }

  /** The thread on which it runs; null where that was collected. */
  public @Nullable Thread runner() {
    return runner.get();
  }

  /** Whether it ran when the birth of this order took place. */
  public boolean covers(long order) {
    return startOrder < order && order < endOrder;
  }

  /** Whether a birth took place on its thread; threads without a birth are told by their name. */
  public boolean sameThread(Birth birth) {
    return birth.maker == threadBirth && (threadBirth != null || birth.thread.equals(thread));
  }
}
