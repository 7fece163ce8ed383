package dev.overstay.kind;

import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;

/**
 * Virtual threads, from JDK 21 on. They never keep the JVM running, and there may be millions of
 * them, so they are only counted unless the user asks for each of them.
 */
final class VirtualThreadKind extends ThreadKind {
  private static final String CLASS = "java/lang/VirtualThread";
  private static final String START = "(Ljdk/internal/vm/ThreadContainer;)V";

  @Override
  public String choice() {
    return "virtual-thread";
  }

  @Override
  public boolean isOptIn() {
    return true;
  }

  /** Neither the JVM's list of threads nor a thread group contains virtual threads. */
  @Override
  public boolean isListed() {
    return false;
  }

  @Override
  public boolean isThread() {
    return false;
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.atEntry(
              CLASS,
              "start",
              Call.BORN_OWNED,
              Argument.THIS,
              Argument.local(1),
              Argument.kind(kind))
          .with(START),
      started("virtualThreadHasMaker"),
    };
  }

  @Override
  public Point[] pointsWhenOff() {
    return new Point[] {started("virtualThreadStarted")};
  }

  private static Point started(String probe) {
    return Point.atEntry(
            CLASS, "start", Call.of("Probe", probe, "(Ljava/lang/Object;)V"), Argument.THIS)
        .with(START);
  }

  @Override
  public String name(Object key) {
    String name = super.name(key);
    return name.isEmpty() ? "without a name" : name;
  }

  @Override
  public String noun() {
    return "Virtual thread";
  }
}
