package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tests and containers that ran and run. Births take no part in it: which test made what is
 * worked out from the common order of events when a snapshot asks, so that a probe pays nothing for
 * it.
 */
public final class Spans {
  // So many are worth a look at which of them can be taken away.
  private static final int MANY = 1_024;
  private static final int MOST_TIMES = 4;

  private static final List<Span> all = new ArrayList<>();
  // Made with the first: most JVMs run no tests.
  private static @Nullable OpenSpans open;
  // The order of the latest event on each thread that runs tests.
  private static final Map<Integer, Long> latest = new HashMap<>();
  private static volatile @Nullable TestJudge judge;
  private static volatile @Nullable Runnable archive;
  private static int fullAt = MANY;
  private static long events;

  private Spans() {}

  /** Says who judges what ends; nobody does unless a user asks for it. */
  public static void judgeBy(TestJudge judges) {
    judge = judges;
  }

  /** Says what takes away ended spans that are not needed any more. */
  public static void archiveBy(Runnable archives) {
    archive = archives;
  }

  /** Takes away ended spans that are not needed any more. */
  static void archive() {
    Runnable archives = archive;
    if (archives != null) {
      try {
        archives.run();
      } catch (Throwable t) {
        // For want of memory, perhaps: they stay as they are.
        Ledger.drop(t);
      }
    }
  }

  /** One starts; another with the id of one that runs on its thread is the same, told twice. */
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
    Survivors.started(span);
    Ledger.testsRun();
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
  }

  /** The one of this id fails, or breaks off. */
  public static void fails(String id, String how) {
    synchronized (all) {
      Span span = open == null ? null : open.find(id);
      if (span != null) {
        span.fails(how);
      }
    }
  }

  /** What was told last on this thread, the start of one, has not happened: it never runs. */
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

  /** The runner of the one of this id ends by an exception: nothing more is told of it. */
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

  /** The same of all whose id has this segment. */
  public static void abortedAll(String segment) {
    List<Span> over;
    synchronized (all) {
      over = open == null ? null : open.takeOf(segment);
    }
    if (over != null) {
      abort(over);
    }
  }

  /** What runs within what has ended has ended too, though nobody told of it. */
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
      Survivors.ended(span);
    }
  }

  /**
   * The one of this id has ended; one that does not run is the same, told twice.
   *
   * @return what it shall fail with, or null
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
      // They come faster than another thread can take them away.
      archive();
    }
    Survivors.ended(span);
    abortWithin(span);
    TestJudge judges = judge;
    Throwable failure = judges == null || !span.passes() ? null : judges.judge(span);
    if (failure != null) {
      span.fails(Span.FAILED);
    }
    return failure;
  }

  /** Whether the end of the one of this id is better told later. */
  public static boolean isWaitedFor(String id) {
    TestJudge judges = judge;
    Span span;
    synchronized (all) {
      span = open == null ? null : open.find(id);
    }
    return judges != null && span != null && judges.waitsFor(span);
  }

  /** How many starts and ends there were so far; negative while nothing runs. */
  public static long events() {
    synchronized (all) {
      return open == null || open.isEmpty() ? -1 - events : events;
    }
  }

  /** Those that have not ended, in the order of their starts. */
  public static List<Span> open() {
    synchronized (all) {
      return open == null ? new ArrayList<>() : open.all();
    }
  }

  /** All spans in the order of their starts, but for those that were taken away. */
  public static List<Span> all() {
    synchronized (all) {
      return new ArrayList<>(all);
    }
  }

  /**
   * Takes away spans that have ended, and forgets what was the latest event on threads that are
   * gone.
   *
   * @param threads the numbers of the threads that live
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
