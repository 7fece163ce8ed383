package dev.overstay.agent;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;

/**
 * The probe points at the end of the JVM, and the one at which a tool attaches to it. Those of the
 * exit are in {@code java.lang.Shutdown} rather than in {@code Runtime}, because signals bypass the
 * latter.
 */
final class ExitPoints {
  private static final String SHUTDOWN = "java/lang/Shutdown";

  static final Point[] ALL = {
    Point.atEntry(
            "java/lang/Thread",
            "exit",
            Call.of("Probe", "threadEnds", "(Ljava/lang/Thread;)V"),
            Argument.THIS)
        .with("()V"),
    Point.atEntry(
            "java/lang/Thread",
            "dispatchUncaughtException",
            Call.of("Probe", "threadFails", "(Ljava/lang/Thread;)V"),
            Argument.THIS)
        .with("(Ljava/lang/Throwable;)V"),
    Point.atEntry(SHUTDOWN, "exit", Call.of("Probe", "exitCalled", "(I)V"), Argument.intLocal(0))
        .with("(I)V"),
    // Inside the lock that exit() and shutdown() take: the thread that gets here has won, and no
    // other exit can overtake it with a different status while the snapshot is taken.
    Point.atEntry(SHUTDOWN, "runHooks", Call.of("Probe", "hooksBegin", "()V")).with("()V"),
    Point.atReturn(SHUTDOWN, "shutdown", Call.of("Probe", "hooksEnded", "()V")).with("()V"),
    Point.atEntry(SHUTDOWN, "halt", Call.of("Probe", "haltCalled", "(I)V"), Argument.intLocal(0))
        .with("(I)V"),
    // This class is loaded only when a tool attaches.
    Point.atEntry(
            "jdk/internal/vm/VMSupport",
            "serializePropertiesToByteArray",
            Call.of("Probe", "propertiesAsked", "(Ljava/util/Properties;)V"),
            Argument.local(0))
        .with("(Ljava/util/Properties;)[B"),
  };

  private ExitPoints() {}
}
