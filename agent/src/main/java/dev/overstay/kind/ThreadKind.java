package dev.overstay.kind;

import dev.overstay.jdk.Threads;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Platform threads. A thread is born where it is started. */
class ThreadKind extends Kind {
  ThreadKind() {
    super("thread", 60);
  }

  @Override
  public boolean mayEndUnclosed(@Nullable Birth birth) {
    return true;
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Point[] points(int kind) {
    Point start =
        Point.atEntry("java/lang/Thread", "start", Call.BORN, Argument.THIS, Argument.kind(kind));
    return new Point[] {
      start.with("()V"),
      // In JDK 17 and 18, all other constructors call this one; later JDKs start threads without a
      // monitor.
      Point.atReturn(
              "java/lang/Thread",
              "<init>",
              Call.of("Probe", "threadConstructed", "(Ljava/lang/Thread;)V"),
              Argument.THIS)
          .with(
              "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;J"
                  + "Ljava/security/AccessControlContext;Z)V")
          .whereItExists(),
      // From JDK 19 on, the JDK's pools start their threads here. The container is the owner if the
      // executor is itself a container.
      Point.atEntry(
              "java/lang/Thread",
              "start",
              Call.BORN_OWNED,
              Argument.THIS,
              Argument.local(1),
              Argument.kind(kind))
          .with("(Ljdk/internal/vm/ThreadContainer;)V")
          .whereItExists(),
      Point.atEntry(
          "java/lang/Thread",
          "interrupt",
          Call.of("Probe", "interrupted", "(Ljava/lang/Thread;)V"),
          Argument.THIS),
    };
  }

  /** Never calls a method that can be overridden. */
  @Override
  public boolean asksUserCode(Object key) {
    return false;
  }

  @Override
  public boolean isThread() {
    return true;
  }

  @Override
  public boolean mayBeWorker() {
    return true;
  }

  @Override
  public boolean isLive(Object key) {
    return ((Thread) key).isAlive();
  }

  @Override
  public String name(Object key) {
    return ((Thread) key).getName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    Thread thread = (Thread) key;
    ThreadGroup group = thread.getThreadGroup();
    ClassLoader loader = Threads.contextClassLoader(thread);
    detail.put("threadId", Threads.id(thread));
    detail.put("daemon", thread.isDaemon());
    detail.put("virtual", this != Kinds.THREAD);
    detail.put("group", group == null ? null : group.getName());
    detail.put("contextClassLoader", loader == null ? null : loader.getClass().getName());
  }

  @Override
  public String noun() {
    return "Thread";
  }

  @Override
  public String leftState() {
    return "never stopped";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.call("interrupt()").then("join()");
  }
}
