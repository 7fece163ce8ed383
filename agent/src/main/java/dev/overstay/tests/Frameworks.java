package dev.overstay.tests;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Argument.Source;
import dev.overstay.weave.Point;

/** Where test frameworks say that a test starts and ends. */
public final class Frameworks {
  // The same signatures in JUnit Platform 1.0 to 6.0.
  private static final String JUNIT_PLATFORM =
      "org/junit/platform/launcher/core/ExecutionListenerAdapter";
  private static final String PROBE = "TestProbe";
  private static final String ENGINE = "org/junit/platform/engine/";
  private static final Argument UNIQUE_ID =
      Argument.call(
          Source.INTERFACE_CALL,
          1,
          ENGINE + "TestDescriptor",
          "getUniqueId",
          "()L" + ENGINE + "UniqueId;");
  private static final Argument STATUS =
      Argument.call(
          Source.CLASS_CALL,
          2,
          ENGINE + "TestExecutionResult",
          "getStatus",
          "()L" + ENGINE + "TestExecutionResult$Status;");

  private Frameworks() {}

  /** The points, a line per event of a framework. */
  public static Point[] points() {
    String text = "Ljava/lang/String;";
    return new Point[] {
      Point.of(JUNIT_PLATFORM, "executionStarted", false, "started", "(" + text + ")V", UNIQUE_ID)
          .with("(L" + ENGINE + "TestDescriptor;)V")
          .calling(PROBE),
      Point.of(
              JUNIT_PLATFORM,
              "executionFinished",
              false,
              "ended",
              "(" + text + text + ")V",
              UNIQUE_ID,
              STATUS)
          .with("(L" + ENGINE + "TestDescriptor;L" + ENGINE + "TestExecutionResult;)V")
          .calling(PROBE),
    };
  }
}
