package dev.overstay.ledger;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What TestNG calls when a test or configuration method starts or ends; like {@link Probe}. Each
 * event comes twice, told by the same result.
 */
public final class TestNgProbe {
  // ITestResult's own numbers.
  private static final int SUCCESS = 1;
  private static final int SKIP = 3;
  private static final int STARTED = 16;

  private static final String ENGINE = "[engine:testng]/[class:";

  // What a thread has yet to tell of.
  private static final Map<Thread, Object> waiting = new HashMap<>();

  // What it has told of last, after it waited.
  private static final Map<Thread, WeakReference<Object>> told = new WeakHashMap<>();

  private TestNgProbe() {}

  /**
   * A test that has passed is about to be told of, but its {@code @AfterMethod} comes only then,
   * and may close what it has left.
   *
   * @return anything if that is to be told later, or null
   */
  public static @Nullable Object waits(Object result, String type, String method, int status) {
    try {
      if (status != SUCCESS) {
        return null;
      }
      Thread thread = Thread.currentThread();
      synchronized (waiting) {
        if (waiting.get(thread) == result) {
          return result;
        }
        WeakReference<Object> late = told.get(thread);
        if (late != null && late.refersTo(result)) {
          return null;
        }
      }
      if (!Spans.isWaitedFor(id(result, type, "]/[method:", method))) {
        return null;
      }
      synchronized (waiting) {
        waiting.put(thread, result);
      }
      return result;
    } catch (Throwable t) {
      Ledger.drop();
      return null;
    }
  }

  /** The methods after a test have run on this thread; what is returned is to be told of now. */
  public static @Nullable Object afterMethods() {
    synchronized (waiting) {
      Object result = waiting.isEmpty() ? null : waiting.remove(Thread.currentThread());
      if (result != null) {
        told.put(Thread.currentThread(), new WeakReference<>(result));
      }
      return result;
    }
  }

  /**
   * A test starts or has ended, by {@code status}.
   *
   * @return what is to be told as its failure, or null
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

  /** A suite ends by an exception, a listener's for example: nothing more is told of its tests. */
  public static void aborted() {
    try {
      Spans.abortedAll("[engine:testng]");
    } catch (Throwable t) {
      Ledger.drop();
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
      Ledger.drop();
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
}
