package dev.overstay.framework;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Argument.Source;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import dev.overstay.weave.Step;
import org.objectweb.asm.Opcodes;

/**
 * The points at which JUnit 4's runners report a test or class. They are the same in 4.5 to 4.13,
 * and JUnit 3 tests go through them, too.
 */
final class JUnit4 {
  private static final String PROBE = "JUnit4Probe";
  private static final String NOTIFIER = "org/junit/runner/notification/RunNotifier";
  private static final String FAILURE = "org/junit/runner/notification/Failure";
  private static final String RUNNER = "org/junit/runners/ParentRunner";
  private static final String DESCRIPTION = "org/junit/runner/Description";
  private static final String TAKES_DESCRIPTION = "(L" + DESCRIPTION + ";)V";
  private static final String TAKES_FAILURE = "(L" + FAILURE + ";)V";
  private static final String GIVES_DESCRIPTION = "()L" + DESCRIPTION + ";";
  private static final String JUNIT3 = "org/junit/internal/runners/JUnit38ClassRunner";
  private static final String MAKES_FAILURE = "(L" + DESCRIPTION + ";Ljava/lang/Throwable;)V";
  private static final String RUNS = "(L" + NOTIFIER + ";)V";
  private static final String TAKES_TEXT = "(Ljava/lang/String;)V";
  private static final String GIVES_FAILURE = "(Ljava/lang/String;)Ljava/lang/Throwable;";

  private JUnit4() {}

  static Point[] points() {
    Argument shown =
        Argument.call(Source.CLASS_CALL, 1, DESCRIPTION, "getDisplayName", "()Ljava/lang/String;");
    Argument failed =
        Argument.call(Source.CLASS_CALL, 1, FAILURE, "getDescription", GIVES_DESCRIPTION);
    return new Point[] {
      notified("fireTestStarted", "started", TAKES_TEXT, shown).with(TAKES_DESCRIPTION),
      // If the user stops a run, the start of the next test throws.
      Point.atEntry(NOTIFIER, "fireTestStarted", Call.of(PROBE, "neverRuns", "()V"))
          .with(TAKES_DESCRIPTION)
          .whenItThrows("org/junit/runner/notification/StoppedByUserException"),
      notified("fireTestFailure", "failed", TAKES_TEXT, failed).with(TAKES_FAILURE),
      notified("fireTestAssumptionFailed", "aborted", TAKES_TEXT, failed)
          .with(TAKES_FAILURE)
          .whereItExists(),
      failing(notified("fireTestFinished", "ended", GIVES_FAILURE, shown).with(TAKES_DESCRIPTION)),
      // From 4.13 on, the last call before the result of a class is final.
      failing(
              notified("fireTestSuiteFinished", "classEnded", GIVES_FAILURE, shown)
                  .with(TAKES_DESCRIPTION))
          .whereItExists(),
      begins(RUNNER, "classStarted"),
      failingClass(ends(RUNNER)),
      begins(RUNNER, "classAborted").whenItFails(),
      begins(JUNIT3, "classStarted"),
      failingClass(ends(JUNIT3)),
      begins(JUNIT3, "classAborted").whenItFails(),
    };
  }

  private static Point notified(String method, String probe, String descriptor, Argument argument) {
    return Point.atEntry(NOTIFIER, method, Call.of(PROBE, probe, descriptor), argument);
  }

  /** Where a runner runs its class. */
  private static Point begins(String runner, String probe) {
    return Point.atEntry(runner, "run", Call.of(PROBE, probe, TAKES_TEXT), description(runner))
        .with(RUNS);
  }

  /** Where a runner has run its class. */
  private static Point ends(String runner) {
    return Point.atReturn(
            runner, "run", Call.of(PROBE, "classEnded", GIVES_FAILURE), description(runner))
        .with(RUNS);
  }

  private static Argument description(String runner) {
    return Argument.call(Source.CLASS_CALL, 0, runner, "getDescription", GIVES_DESCRIPTION);
  }

  /** The same for a class, at a point where the notifier itself is not called at its end. */
  private static Point failingClass(Point point) {
    return point.then(
        Step.newBelow(FAILURE),
        Step.load(0),
        Step.call(Opcodes.INVOKEVIRTUAL, point.owner(), "getDescription", GIVES_DESCRIPTION),
        Step.swap(),
        Step.call(Opcodes.INVOKESPECIAL, FAILURE, "<init>", MAKES_FAILURE),
        Step.below(1),
        Step.call(Opcodes.INVOKEVIRTUAL, NOTIFIER, "fireTestFailure", TAKES_FAILURE));
  }

  /** Reports the probe's return value as the failure of the described test or class. */
  private static Point failing(Point point) {
    return point.then(
        Step.newBelow(FAILURE),
        Step.below(1),
        Step.call(Opcodes.INVOKESPECIAL, FAILURE, "<init>", MAKES_FAILURE),
        Step.below(0),
        Step.call(Opcodes.INVOKEVIRTUAL, NOTIFIER, "fireTestFailure", TAKES_FAILURE));
  }
}
