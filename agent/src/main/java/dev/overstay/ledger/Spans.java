package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tests and containers that run or have run. Births do not refer to them: when a snapshot needs
 * to know which test made a resource, it derives that from the common order of events. So the
 * probes have no additional cost.
 */
public final class Spans {
  // With this many spans, it is worth checking which of them can be removed.
  private static final int MANY = 1_024;
  private static final int MOST_TIMES = 4;

  private static final List<Span> all = new ArrayList<>();
  // Created with the first span: most JVMs run no tests.
  private static @Nullable OpenSpans open;
  // The order of the latest event on each thread that runs tests.
  private static final Map<Integer, Long> latest = new HashMap<>();
  private static volatile @Nullable TestJudge judge;
  private static volatile @Nullable Runnable archive;
  private static int fullAt = MANY;
  private static long events;

  private Spans() {}

  /** Sets the judge of ended tests; there is no judge unless a user asks for it. */
  public static void judgeBy(TestJudge judges) {
    judge = judges;
  }

  /** Sets the action that removes ended spans that are not needed any more. */
  public static void archiveBy(Runnable archives) {
    archive = archives;
  }

  /** Removes ended spans that are not needed any more. */
  static void archive() {
    Runnable archives = archive;
    if (archives != null) {
      try {
        archives.run();
      } catch (Throwable t) {
        // There may be a lack of memory; the spans stay as they are.
        Ledger.drop(t);
      }
    }
  }

  /** Records a start. If a span with this id already runs on its thread, it was reported twice. */
  public static void started(Span span) {
    synchronized (all) {
      OpenSpans running = open;
      if (running == null) {
        running = new OpenSpans();
        open = running;
      }
      if (!running.add(span)) {
        return;
      }
      events++;
      all.add(span);
      Long before = latest.put(span.threadNumber, span.startOrder);
      span.since = before == null ? span.startOrder : before;
    }
    OutlivingThreads.started(span);
    Ledger.testsRun();
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
  }

  /** Records that the span with this id fails or is aborted. */
  public static void fails(String id, String how) {
    synchronized (all) {
      Span span = open == null ? null : open.find(id);
      if (span != null) {
        span.fails(how);
      }
    }
  }

  /** Takes back the start that was reported last on this thread, because the test never runs. */
  public static void neverRuns() {
    synchronized (all) {
      Long last = latest.get(Ledger.number(Thread.currentThread()));
      Span span = open == null || last == null ? null : open.takeStartedAt(last);
      if (span != null) {
        events++;
        all.remove(span);
      }
    }
  }

  /**
   * The runner of the span with this id ends with an exception, and reports no further event for
   * it.
   */
  public static void aborted(String id) {
    Span span;
    synchronized (all) {
      span = open == null ? null : open.take(id);
    }
    if (span != null) {
      List<Span> over = new ArrayList<>();
      over.add(span);
      abort(over);
      abortWithin(span);
    }
  }

  /** Does the same for all spans whose id has this segment. */
  public static void abortedAll(String segment) {
    List<Span> over;
    synchronized (all) {
      over = open == null ? null : open.takeOf(segment);
    }
    if (over != null) {
      abort(over);
    }
  }

  /** Ends the spans that still run within an ended one, although their own end was not reported. */
  private static void abortWithin(Span ended) {
    List<Span> over = null;
    if (!ended.isTest()) {
      synchronized (all) {
        over = open == null ? null : open.takeWithin(ended);
      }
    }
    if (over != null) {
      abort(over);
    }
  }

  private static void abort(List<Span> over) {
    for (int i = 0; i < over.size(); i++) {
      Span span = over.get(i);
      synchronized (all) {
        events++;
        span.end(Ledger.nextOrder(), System.currentTimeMillis(), Span.ABORTED);
        latest.put(span.threadNumber, span.endOrder());
      }
      OutlivingThreads.ended(span);
    }
  }

  /**
   * Records that the span with this id has ended. If it does not run, its end was reported twice.
   *
   * @return the error with which it must fail, or null
   */
  public static @Nullable Throwable ended(String id, String result) {
    Span span;
    boolean tooMany;
    synchronized (all) {
      span = open == null ? null : open.take(id);
      if (span == null) {
        span = open == null ? null : open.takeAborted(id);
        if (span == null) {
          return null;
        }
        span.fails(result);
      }
      events++;
      span.end(Ledger.nextOrder(), System.currentTimeMillis(), result);
      latest.put(span.threadNumber, span.endOrder());
      tooMany = all.size() >= MOST_TIMES * fullAt;
      if (all.size() >= fullAt) {
        Upkeep.wake();
      }
    }
    if (tooMany) {
      // New spans come faster than another thread can remove them.
      archive();
    }
    OutlivingThreads.ended(span);
    abortWithin(span);
    TestJudge judges = judge;
    Throwable failure = judges == null || !span.passes() ? null : judges.judge(span);
    if (failure != null) {
      span.fails(Span.FAILED);
    }
    return failure;
  }

  /** Whether the end of the span with this id should be reported later. */
  public static boolean isWaitedFor(String id) {
    TestJudge judges = judge;
    Span span;
    synchronized (all) {
      span = open == null ? null : open.find(id);
    }
    return judges != null && span != null && judges.waitsFor(span);
  }

  /** How many starts and ends there were so far; negative while no test runs. */
  public static long events() {
    synchronized (all) {
      return open == null || open.isEmpty() ? -1 - events : events;
    }
  }

  /** The spans that have not ended, in the order of their starts. */
  public static List<Span> open() {
    synchronized (all) {
      return open == null ? new ArrayList<>() : open.all();
    }
  }

  /** All spans in the order of their starts, except those that were removed. */
  public static List<Span> all() {
    synchronized (all) {
      return new ArrayList<>(all);
    }
  }

  /**
   * Removes spans that have ended, and forgets the latest events of threads that have ended.
   *
   * @param threads the numbers of the live threads
   */
  public static void remove(Set<Span> ended, Set<Integer> threads) {
    synchronized (all) {
      all.removeAll(ended);
      fullAt = all.size() + Math.max(MANY, all.size() / 4);
      if (open != null) {
        for (Span span : open.all()) {
          threads.add(span.threadNumber);
        }
      }
      latest.keySet().retainAll(threads);
    }
  }
}
