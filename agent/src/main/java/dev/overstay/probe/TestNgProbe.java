package dev.overstay.probe;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probes that TestNG calls when a test or configuration method starts or ends; like {@link
 * Probe}. Each event is reported twice, with the same result.
 */
public final class TestNgProbe {
  // The numbers that ITestResult uses.
  private static final int SUCCESS = 1;
  private static final int SKIP = 3;
  private static final int STARTED = 16;

  private static final String ENGINE = "[engine:testng]/[class:";

  // The last result with which each thread waited.
  private static final List<Turn> turns = new ArrayList<>();

  private TestNgProbe() {}

  /**
   * Called before a test that has passed is reported. Its {@code @AfterMethod} only runs after
   * that, and may close what the test has left open.
   *
   * @return any object if the test must be reported later, or null
   */
  public static @Nullable Object waits(Object result, String type, String method, int status) {
    try {
      if (status != SUCCESS) {
        return null;
      }
      Thread thread = Thread.currentThread();
      synchronized (turns) {
        Turn turn = turn(thread);
        if (turn != null && turn.result.refersTo(result)) {
          return turn.told ? null : result;
        }
      }
      if (!Spans.isWaitedFor(id(result, type, "]/[method:", method))) {
        return null;
      }
      synchronized (turns) {
        Turn turn = turn(thread);
        if (turn == null) {
          turn = new Turn(thread);
          turns.add(turn);
        }
        turn.result = new WeakReference<>(result);
        turn.told = false;
      }
      return result;
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }

  /** The methods after a test have run on this thread; the returned result must be reported now. */
  public static @Nullable Object afterMethods() {
    try {
      synchronized (turns) {
        Turn turn = turns.isEmpty() ? null : turn(Thread.currentThread());
        if (turn == null || turn.told) {
          return null;
        }
        turn.told = true;
        return turn.result.get();
      }
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }

  /** The turn of a thread; turns of threads that were collected are removed. */
  private static @Nullable Turn turn(Thread thread) {
    Turn found = null;
    for (int i = turns.size() - 1; i >= 0; i--) {
      Turn turn = turns.get(i);
      if (turn.refersTo(thread)) {
        found = turn;
      } else if (turn.refersTo(null)) {
        turns.remove(i);
      }
    }
    return found;
  }

  /**
   * A test starts or has ended, according to {@code status}.
   *
   * @return the error to report as its failure, or null
   */
  public static @Nullable Throwable test(Object result, String type, String method, int status) {
    return event(result, type, "]/[method:", method, status, Span.TEST);
  }

  /** A configuration method starts. */
  public static void configurationStarts(Object result, String type, String method) {
    event(result, type, "]/[config:", method, STARTED, Span.CONTAINER);
  }

  /** A configuration method has ended. */
  public static void configurationEnded(Object result, String type, String method, int status) {
    event(result, type, "]/[config:", method, status, Span.CONTAINER);
  }

  /**
   * A suite ends with an exception, for example of a listener; its tests are not reported any more.
   */
  public static void aborted() {
    try {
      Spans.abortedAll("[engine:testng]");
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  private static @Nullable Throwable event(
      Object result, String type, String segment, String method, int status, String kind) {
    try {
      String id = id(result, type, segment, method);
      if (status == STARTED) {
        Spans.started(new Span(id, "", kind, method));
        return null;
      }
      return Spans.ended(
          id, status == SUCCESS ? Span.PASSED : status == SKIP ? Span.ABORTED : Span.FAILED);
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }

  private static String id(Object result, String type, String segment, String method) {
    return ENGINE
        .concat(type)
        .concat(segment)
        .concat(method)
        .concat("]/[#")
        .concat(Integer.toHexString(System.identityHashCode(result)))
        .concat("]");
  }

  /**
   * A thread with the result that it still has to report, or that it reported last after it waited.
   * Threads are compared by identity, because a user's thread may have its own {@code equals}.
   * TestNG keeps the result while it waits.
   */
  private static final class Turn extends WeakReference<Thread> {
    private WeakReference<Object> result = new WeakReference<>(null);
    private boolean told;

    Turn(Thread thread) {
      super(thread);
    }
  }
}
