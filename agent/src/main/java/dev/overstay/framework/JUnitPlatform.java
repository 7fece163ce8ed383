package dev.overstay.framework;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Argument.Source;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import dev.overstay.weave.Step;
import org.objectweb.asm.Opcodes;

/** The points at which JUnit Platform notifies its listeners of a test: the same in 1.0 to 6.1. */
final class JUnitPlatform {
  private static final String PROBE = "TestProbe";
  private static final String LISTENERS =
      "org/junit/platform/launcher/core/ExecutionListenerAdapter";
  private static final String ENGINE = "org/junit/platform/engine/";
  private static final String TEST = ENGINE + "TestDescriptor";
  private static final String RESULT = ENGINE + "TestExecutionResult";
  private static final String TEXT = "Ljava/lang/String;";
  private static final String THROWABLE = "Ljava/lang/Throwable;";
  private static final int RESULT_LOCAL = 2;

  private JUnitPlatform() {}

  static Point[] points() {
    Argument id = ofTest("getUniqueId", "()L" + ENGINE + "UniqueId;");
    return new Point[] {
      Point.atEntry(
              LISTENERS,
              "executionStarted",
              Call.of(PROBE, "started", "(" + TEXT + "Ljava/lang/Object;" + TEXT + TEXT + ")V"),
              id,
              Argument.call(Source.OBJECT_CALL, 1, TEST, "getSource", "()Ljava/util/Optional;"),
              ofTest("getType", "()L" + TEST + "$Type;"),
              ofTest("getDisplayName", "()" + TEXT))
          .with("(L" + TEST + ";)V"),
      Point.atEntry(
              LISTENERS,
              "executionFinished",
              Call.of(PROBE, "ended", "(" + TEXT + TEXT + ")" + THROWABLE),
              id,
              Argument.call(
                  Source.CLASS_CALL,
                  RESULT_LOCAL,
                  RESULT,
                  "getStatus",
                  "()L" + RESULT + "$Status;"))
          .with("(L" + TEST + ";L" + RESULT + ";)V")
          .then(
              Step.call(
                  Opcodes.INVOKESTATIC, RESULT, "failed", "(" + THROWABLE + ")L" + RESULT + ";"),
              Step.store(RESULT_LOCAL)),
    };
  }

  private static Argument ofTest(String method, String descriptor) {
    return Argument.call(Source.INTERFACE_CALL, 1, TEST, method, descriptor);
  }
}
