package dev.overstay.check;

import dev.overstay.dump.Frame;
import dev.overstay.dump.Shutdown;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestRun;
import dev.overstay.html.Place;
import dev.overstay.merge.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM that the code of a test ended by System.exit or Runtime.halt. */
record EndedJvm(Index jvm) {
  /** What JUnit and SARIF call it. */
  static final String TYPE = "ended-jvm";

  /** One sentence: the call, its place and the test. */
  String headline() {
    return jvm.dump.verdict().headline();
  }

  /** The class of the test, with its package. */
  String className() {
    TestRun test = test();
    return test == null ? "overstay" : test.className();
  }

  /** {@code OrdersIT.pays() ended the JVM}. */
  String name() {
    TestRun test = test();
    return (test == null ? "a test" : test.shortName()) + " ended the JVM";
  }

  /** The frames of the call, innermost first. */
  List<String> frames() {
    Stack stack = stack();
    return stack == null ? List.of() : stack.frames();
  }

  /** The user's own line that made the call; null if unknown. */
  @Nullable Frame call() {
    Stack stack = stack();
    int own = stack == null ? -1 : stack.innermostOwn();
    return stack == null || own < 0 ? null : Place.frame(stack.frames().get(own), true);
  }

  private @Nullable Stack stack() {
    Shutdown shutdown = jvm.dump.shutdown();
    return shutdown == null ? null : jvm.dump.stack(shutdown.requestedBy().stack());
  }

  private @Nullable TestRun test() {
    Shutdown shutdown = jvm.dump.shutdown();
    return shutdown == null ? null : jvm.dump.test(shutdown.requestedBy().test());
  }
}
