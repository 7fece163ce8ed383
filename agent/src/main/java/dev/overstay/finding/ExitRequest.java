package dev.overstay.finding;

import dev.overstay.dump.TestRun;
import dev.overstay.grouping.Names;
import dev.overstay.ledger.Birth;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for the JVM's end.
 *
 * @param runner what the users of the test runner call it
 * @param thread the thread that ends it; null while no end was requested
 * @param event the call of that thread for it; null if it made none, as for a signal
 * @param status the exit status; null if none was given
 * @param how {@code exit}, {@code halt}, {@code signal} or {@code last-thread}
 */
public record ExitRequest(
    String runner,
    @Nullable Thread thread,
    @Nullable Birth event,
    @Nullable Integer status,
    String how) {

  /** Whether a signal asked for it. */
  boolean isSignal() {
    return how.equals("signal");
  }

  /** For example {@code at Foo.close(Foo.java:12)}, with a space before it; empty if unknown. */
  String place(OwnCode ownCode) {
    return standing(ownCode).place();
  }

  /** Whether own code called for it. */
  boolean isOfUser(OwnCode ownCode) {
    return standing(ownCode).own();
  }

  private Standing standing(OwnCode ownCode) {
    List<StackTraceElement> frames = event == null ? List.of() : Frames.of(event);
    return Standing.of(frames.toArray(new StackTraceElement[0]), ownCode);
  }

  /**
   * A sentence about a thread that called for the exit after its test had ended, for example {@code
   * System.exit(3) on thread watchdog, left by FooTest.bar, ended this JVM while FooTest.baz ran,
   * called at Foo.run(Foo.java:12)}.
   *
   * @param by the test that left the thread
   * @param hit the test that ran
   */
  String words(TestRun by, TestRun hit, OwnCode ownCode) {
    String name = thread == null ? "" : Names.oneLine(thread.getName());
    return call()
        + " on thread "
        + name
        + ", left by "
        + by.shortName()
        + ", ended this JVM while "
        + hit.shortName()
        + " ran, called"
        + place(ownCode);
  }

  private String call() {
    return (how.equals("halt") ? "Runtime.halt(" : "System.exit(") + status + ")";
  }

  /**
   * A sentence about what ended the JVM while a test ran. It was the runner itself, for example
   * after a time limit, or the test's code, for example {@code System.exit(3) in FooTest.bar ended
   * this JVM, called at Foo.run(Foo.java:12)}.
   */
  String words(TestRun test, OwnCode ownCode) {
    if (isSignal() && thread != null) {
      // The JDK names that thread after the signal, for example SIGTERM handler.
      String signal = thread.getName().replace(" handler", "");
      return signal + " ended this JVM while " + test.shortName() + " ran";
    }
    String call = call();
    Standing at = standing(ownCode);
    return at.frame() == null
        ? runner + " ended this JVM by " + call + " while " + test.shortName() + " ran"
        : call
            + " in "
            + test.shortName()
            + " ended this JVM, called at "
            + Frames.frame(at.frame(), at.own()).words();
  }
}
