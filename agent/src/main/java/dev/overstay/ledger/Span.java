package dev.overstay.ledger;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The run of one test or container of tests, in the same order of events as the births. */
public final class Span {
  /** The type of a test, as JUnit Platform names it. */
  public static final String TEST = "TEST";

  /** The type of a class or another container. */
  public static final String CONTAINER = "CONTAINER";

  /** A result, as JUnit Platform names it. */
  public static final String PASSED = "SUCCESSFUL";

  /** A result, as JUnit Platform names it. */
  public static final String FAILED = "FAILED";

  /** A result, as JUnit Platform names it. */
  public static final String ABORTED = "ABORTED";

  /** Used in place of the order of a birth if there is no birth. */
  public static final long UNBORN = 0;

  /**
   * The runner's own id, in the form that JUnit Platform uses: segments {@code [type:value]},
   * outermost first.
   */
  public final String id;

  /** The location of its code, as JUnit Platform reports it; empty if it is not known. */
  public final String source;

  /** {@link #TEST}, {@link #CONTAINER}, or another word if it is both. */
  public final String type;

  /** The name that is shown to users. */
  public final String name;

  /**
   * The order of the birth of the thread on which it runs; {@link #UNBORN} if that has no birth.
   */
  public final long threadOrder;

  /** Number of the thread on which it runs. */
  public final int threadNumber;

  /** Greater than the order of every birth before its start. */
  public final long startOrder;

  /**
   * The previous event on its thread. A resource for this test may be made before its start is
   * reported.
   */
  public volatile long since;

  /** Epoch milliseconds of its start. */
  public final long startedAt;

  // The thread itself. The runner may have ended it, and it does not matter any more then.
  private final @Nullable WeakReference<Thread> runner;
  private volatile long endOrder = Long.MAX_VALUE;
  private volatile long endedAt = -1;
  private volatile @Nullable String result;

  /** The parsed id, kept here by the code that parses it, so that this happens only once. */
  public volatile @Nullable Object read;

  /** Creates a span that starts now, on this thread. */
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
   * Creates a span that started at {@code startedAt}; the thread is null if it is not known any
   * more.
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

  /** Sets its result before it ends. */
  void fails(String how) {
    result = how;
  }

  private static long orderOfThread() {
    Birth birth = Ledger.currentThread();
    return birth == null ? UNBORN : birth.order;
  }

  /**
   * Records the end of the span. A result that was set before is kept.
   *
   * @param order the position of the end in the order of events
   * @param at epoch milliseconds of the end
   * @param how the runner's name for the result
   */
  public void end(long order, long at, String how) {
    if (result == null) {
      result = how;
    }
    endedAt = at;
    endOrder = order;
  }

  /** Less than the order of every birth after its end; {@code Long.MAX_VALUE} while it runs. */
  public long endOrder() {
    return endOrder;
  }

  /** Epoch milliseconds of its end; -1 while it runs. */
  public long endedAt() {
    return endedAt;
  }

  /** The runner's name for its result; null while it runs. */
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

  /** The thread on which it runs; null if that was collected. */
  public @Nullable Thread runner() {
    return runner == null ? null : runner.get();
  }

  /**
   * Whether the container {@code outer} contains it, by its id, and was running when it started.
   */
  public boolean isWithin(Span outer) {
    return id.startsWith(outer.id)
        && id.startsWith("/", outer.id.length())
        && outer.covers(startOrder);
  }

  /** Whether it was running when the birth with this order took place. */
  public boolean covers(long order) {
    return startOrder < order && order < endOrder;
  }

  /**
   * Whether a birth took place on its thread. A thread without a birth is identified by its number.
   */
  public boolean sameThread(Birth birth) {
    return birth.maker == null
        ? threadOrder == UNBORN && birth.threadNumber == threadNumber
        : threadOrder == birth.maker.order;
  }
}
