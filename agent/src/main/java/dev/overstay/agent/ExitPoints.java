package dev.overstay.agent;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Point;

/**
 * Where the JVM comes to its end, and where somebody outside asks it. {@code java.lang.Shutdown}
 * rather than {@code Runtime}: signals go past the latter.
 */
final class ExitPoints {
  private static final String SHUTDOWN = "java/lang/Shutdown";

  static final Point[] ALL = {
    Point.of(
            "java/lang/Thread", "exit", false, "threadEnds", "(Ljava/lang/Thread;)V", Argument.THIS)
        .with("()V"),
    Point.of(
            "java/lang/Thread",
            "dispatchUncaughtException",
            false,
            "threadFails",
            "(Ljava/lang/Thread;)V",
            Argument.THIS)
        .with("(Ljava/lang/Throwable;)V"),
    Point.of(SHUTDOWN, "exit", false, "exitCalled", "(I)V", Argument.intLocal(0)).with("(I)V"),
    // Below the lock that exit() and shutdown() take: whoever is looked at here has won, and no
    // other
    // exit can overtake it with a status of its own while the snapshot is taken.
    Point.of(SHUTDOWN, "runHooks", false, "hooksBegin", "()V").with("()V"),
    Point.of(SHUTDOWN, "shutdown", true, "hooksEnded", "()V").with("()V"),
    Point.of(SHUTDOWN, "halt", false, "haltCalled", "(I)V", Argument.intLocal(0)).with("(I)V"),
    // Loaded when a tool attaches, and in no other JVM.
    Point.of(
            "jdk/internal/vm/VMSupport",
            "serializePropertiesToByteArray",
            false,
            "propertiesAsked",
            "(Ljava/util/Properties;)V",
            Argument.local(0))
        .with("(Ljava/util/Properties;)[B"),
  };

  private ExitPoints() {}
}
