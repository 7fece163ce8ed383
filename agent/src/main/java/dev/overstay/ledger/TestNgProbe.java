package dev.overstay.ledger;

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

  private TestNgProbe() {}

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

  private static @Nullable Throwable event(
      Object result, String type, String segment, String method, int status, String kind) {
    try {
      String id =
          ENGINE
              .concat(type)
              .concat(segment)
              .concat(method)
              .concat("]/[#")
              .concat(Integer.toHexString(System.identityHashCode(result)))
              .concat("]");
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
}
