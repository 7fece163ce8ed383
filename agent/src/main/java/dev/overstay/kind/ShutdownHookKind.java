package dev.overstay.kind;

import dev.overstay.jdk.Threads;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shutdown hooks: threads that the JVM starts when it exits. */
final class ShutdownHookKind extends Kind {
  private static final String HOOKS = "java/lang/ApplicationShutdownHooks";

  ShutdownHookKind() {
    super("shutdown-hook", 5);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.atReturn(HOOKS, "add", Call.BORN, Argument.local(0), Argument.kind(kind)),
      // A hook that was removed looks like one that waits, and the JDK's own table of hooks is gone
      // once the exit begins.
      Point.atReturn(HOOKS, "remove", Call.TAKEN_BACK, Argument.local(0), Argument.kind(kind)),
    };
  }

  /** Never calls a method that can be overridden. */
  @Override
  public boolean asksUserCode(Object key) {
    return false;
  }

  @Override
  public boolean runsAtExit() {
    return true;
  }

  /** A hook that has ended is still reported: the exit may have waited for it. */
  @Override
  public boolean isLive(Object key) {
    return true;
  }

  @Override
  public String name(Object key) {
    return ((Thread) key).getName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    Thread hook = (Thread) key;
    Birth start = Ledger.find(hook, Kinds.index(Kinds.THREAD));
    detail.put("threadId", Threads.id(hook));
    detail.put(
        "status",
        Threads.state(hook) == Thread.State.NEW ? "waiting" : hook.isAlive() ? "running" : "ended");
    detail.put(
        "ms", start == null || !hook.isAlive() ? null : System.currentTimeMillis() - start.at);
  }

  @Override
  public String noun() {
    return "Shutdown hook";
  }

  @Override
  public String leftState() {
    return "still running";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.advice("let {} return");
  }
}
