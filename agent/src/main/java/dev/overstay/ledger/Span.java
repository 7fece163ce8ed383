package dev.overstay.ledger;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The life of one test or container of tests, in the same order of events as the births. */
public final class Span {
  /** The type of a test, in JUnit Platform's words. */
  public static final String TEST = "TEST";

  /** The type of a class or another container. */
  public static final String CONTAINER = "CONTAINER";

  /** A result, in JUnit Platform's words. */
  public static final String PASSED = "SUCCESSFUL";

  /** A result, in JUnit Platform's words. */
  public static final String FAILED = "FAILED";

  /** A result, in JUnit Platform's words. */
  public static final String ABORTED = "ABORTED";

  /** Instead of the order of a birth where there is none. */
  public static final long UNBORN = 0;

  /**
   * The runner's own id, in the form of JUnit Platform's: segments {@code [type:value]}, outermost
   * first.
   */
  public final String id;

  /** Where its code is, as JUnit Platform says it; empty where that is not told. */
  public final String source;

  /** {@link #TEST}, {@link #CONTAINER}, or another word for both. */
  public final String type;

  /** What people call it. */
  public final String name;

  /** The order of the birth of the thread on which it runs; {@link #UNBORN} where that has none. */
  public final long threadOrder;

  /** Number of the thread on which it runs. */
  public final int threadNumber;

  /** Later than every birth before its start. */
  public final long startOrder;

  /** The event before it on its thread: what is made for it may be made before it is told of. */
  public volatile long since;

  /** Epoch milliseconds of its start. */
  public final long startedAt;

  // The thread itself; a runner may have ended it, and then it is nobody's business.
  private final @Nullable WeakReference<Thread> runner;
  private volatile long endOrder = Long.MAX_VALUE;
  private volatile long endedAt = -1;
  private volatile @Nullable String result;

  /** What whoever reads it has made of its id, so that it is not made again. */
  public volatile @Nullable Object read;

  /** One that starts now, on this thread. */
  public Span(String id, String source, String type, String name) {
    this(
        id,
        source,
        type,
        name,
        Thread.currentThread(),
        orderOfThread(),
        Ledger.number(Thread.currentThread()),
        Ledger.nextOrder(),
        System.currentTimeMillis());
  }

  /**
   * One that started at {@code startedAt}, on a thread that is not known any more if it is null.
   */
  public Span(
      String id,
      String source,
      String type,
      String name,
      @Nullable Thread runner,
      long threadOrder,
      int threadNumber,
      long startOrder,
      long startedAt) {
    this.id = id;
    this.source = source;
    this.type = type;
    this.name = name;
    this.runner = runner == null ? null : new WeakReference<>(runner);
    this.threadOrder = threadOrder;
    this.threadNumber = threadNumber;
    this.startOrder = startOrder;
    this.since = startOrder;
    this.startedAt = startedAt;
  }

  /** Says how it ends, before it does. */
  void fails(String how) {
    result = how;
  }

  private static long orderOfThread() {
    Birth birth = Ledger.currentThread();
    return birth == null ? UNBORN : birth.order;
  }

  public void end(long order, long at, String how) {
    if (result == null) {
      result = how;
    }
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
    return endedAt < 0 ? null : result;
  }

  /** Whether it has passed so far. */
  public boolean passes() {
    String how = result;
    return how == null || how.equals(PASSED);
  }

  /** Whether it is a test rather than a container of tests. */
  public boolean isTest() {
    return !type.equals(CONTAINER);
  }

  /** The thread on which it runs; null where that was collected. */
  public @Nullable Thread runner() {
    return runner == null ? null : runner.get();
  }

  /** Whether the container {@code outer} holds it by its id, and ran when it started. */
  public boolean isWithin(Span outer) {
    return id.startsWith(outer.id)
        && id.startsWith("/", outer.id.length())
        && outer.covers(startOrder);
  }

  /** Whether it ran when the birth of this order took place. */
  public boolean covers(long order) {
    return startOrder < order && order < endOrder;
  }

  /** Whether a birth took place on its thread; threads without a birth are told by their number. */
  public boolean sameThread(Birth birth) {
    return birth.maker == null
        ? threadOrder == UNBORN && birth.threadNumber == threadNumber
        : threadOrder == birth.maker.order;
  }
}
