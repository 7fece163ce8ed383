package dev.overstay.framework;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Argument.Source;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import dev.overstay.weave.Step;
import org.objectweb.asm.Opcodes;

/**
 * The points at which TestNG notifies its listeners of a test or configuration method, in 6.14 to
 * 7.12.
 */
final class TestNg {
  private static final String PROBE = "TestNgProbe";
  private static final String LISTENERS = "org/testng/internal/TestListenerHelper";
  private static final String INVOKER = "org/testng/internal/invokers/TestInvoker";
  private static final String RESULT = "org/testng/ITestResult";
  private static final String TEXT = "Ljava/lang/String;";
  private static final int FAILURE = 2;

  private TestNg() {}

  static Point[] points() {
    Argument result = Argument.local(0);
    Argument type = ofResult("getInstanceName", "()" + TEXT);
    Argument method = ofResult("getName", "()" + TEXT);
    Argument status = ofResult("getStatus", "()I");
    String three = "(Ljava/lang/Object;" + TEXT + TEXT + ")V";
    String four = "(Ljava/lang/Object;" + TEXT + TEXT + "I)";
    return new Point[] {
      notified(
              "runTestListeners",
              "waits",
              four + "Ljava/lang/Object;",
              result,
              type,
              method,
              status)
          .then(Step.leave()),
      notified(
              "runTestListeners",
              "test",
              four + "Ljava/lang/Throwable;",
              result,
              type,
              method,
              status)
          .then(
              Step.below(0),
              Step.call(
                  Opcodes.INVOKEINTERFACE, RESULT, "setThrowable", "(Ljava/lang/Throwable;)V"),
              Step.load(0),
              Step.number(FAILURE),
              Step.call(Opcodes.INVOKEINTERFACE, RESULT, "setStatus", "(I)V")),
      // The last call before the next test. Like its own listeners, it is not in every version.
      Point.atEntry(
              INVOKER,
              "runAfterGroupsConfigurations",
              Call.of(PROBE, "afterMethods", "()Ljava/lang/Object;"))
          .whereItExists()
          .then(
              Step.cast(RESULT),
              Step.below(0),
              Step.call(
                  Opcodes.INVOKEVIRTUAL, INVOKER, "runTestResultListener", "(L" + RESULT + ";)V")),
      notified("runPreConfigurationListeners", "configurationStarts", three, result, type, method),
      notified(
          "runPostConfigurationListeners",
          "configurationEnded",
          four + "V",
          result,
          type,
          method,
          status),
      Point.atEntry("org/testng/SuiteRunner", "run", Call.of(PROBE, "aborted", "()V"))
          .with("()V")
          .whenItFails()
          .whereItExists(),
    };
  }

  private static Point notified(
      String listeners, String probe, String descriptor, Argument... what) {
    return Point.atEntry(LISTENERS, listeners, Call.of(PROBE, probe, descriptor), what);
  }

  private static Argument ofResult(String method, String descriptor) {
    return Argument.call(Source.INTERFACE_CALL, 0, RESULT, method, descriptor);
  }
}
