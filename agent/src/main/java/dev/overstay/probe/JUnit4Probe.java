package dev.overstay.probe;

import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import org.jspecify.annotations.Nullable;

/**
 * The probes that JUnit 4's runners call when a test or class starts or ends; like {@link Probe}. A
 * test is identified by the text of its description, {@code method(class)}.
 */
public final class JUnit4Probe {
  private static final String ENGINE = "[engine:junit4]/[class:";
  private static volatile int vintage;

  private JUnit4Probe() {}

  /**
   * Called when JUnit Platform begins or stops running these tests; it reports them itself then.
   */
  static synchronized void vintage(boolean runs) {
    vintage += runs ? 1 : -1;
  }

  /**
   * A class starts. Descriptions that are not classes, like suites or sets of parameters, are
   * ignored.
   */
  public static void classStarted(String description) {
    try {
      if (vintage == 0 && isClass(description)) {
        Spans.started(new Span(id(description), "", Span.CONTAINER, ""));
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  private static boolean isClass(String description) {
    for (int i = 0; i < description.length(); i++) {
      if (description.charAt(i) != '.' && !Character.isJavaIdentifierPart(description.charAt(i))) {
        return false;
      }
    }
    // The description of a suite without a class is "null".
    return !description.isEmpty() && !description.equals("null");
  }

  /** A class has ended. The returned error must be reported as its failure. */
  public static @Nullable Throwable classEnded(String description) {
    try {
      return vintage == 0 ? Spans.ended(id(description), Span.PASSED) : null;
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }

  /** The run of a class ends with an exception; ignored if the class has already ended. */
  public static void classAborted(String description) {
    try {
      if (vintage == 0) {
        Spans.aborted(id(description));
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /**
   * The run was stopped just after this thread reported the start of a test: the test does not run.
   */
  public static void neverRuns() {
    try {
      if (vintage == 0) {
        Spans.neverRuns();
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A test starts. */
  public static void started(String description) {
    try {
      if (vintage == 0) {
        Spans.started(new Span(id(description), "", Span.TEST, description));
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A test fails; its end is reported afterwards. */
  public static void failed(String description) {
    fails(description, Span.FAILED);
  }

  /** An assumption of a test does not hold; its end is reported afterwards. */
  public static void aborted(String description) {
    fails(description, Span.ABORTED);
  }

  private static void fails(String description, String how) {
    try {
      if (vintage == 0) {
        Spans.fails(id(description), how);
      }
    } catch (Throwable t) {
      Ledger.drop(t);
    }
  }

  /** A test has ended. The returned error must be reported as its failure. */
  public static @Nullable Throwable ended(String description) {
    try {
      return vintage == 0 ? Spans.ended(id(description), Span.PASSED) : null;
    } catch (Throwable t) {
      Ledger.drop(t);
      return null;
    }
  }

  private static String id(String description) {
    int open = description.lastIndexOf('(');
    int close = description.lastIndexOf(')');
    if (open < 0 || close < open) {
      return ENGINE.concat(description).concat("]");
    }
    return ENGINE
        .concat(description.substring(open + 1, close))
        .concat("]/[method:")
        .concat(description.substring(0, open))
        .concat("]");
  }
}
