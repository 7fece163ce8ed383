package dev.overstay.kind;

import dev.overstay.jdk.PrivateFields;
import dev.overstay.jdk.Threads;
import dev.overstay.ledger.Birth;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.util.Timer}. The key is its thread: if a timer is collected while tasks are in its
 * queue, the thread runs on.
 */
final class TimerKind extends Kind {
  TimerKind() {
    super("timer", 40);
  }

  @Override
  public Point[] points(int kind) {
    return new Point[] {
      Point.atReturn(
          "java/util/Timer",
          "<init>",
          Call.BORN,
          Argument.field("thread", "Ljava/util/TimerThread;"),
          Argument.kind(kind)),
      Point.atReturn(
          "java/util/Timer",
          "cancel",
          Call.ASKED_TO_END,
          Argument.field("thread", "Ljava/util/TimerThread;"),
          Argument.kind(kind)),
    };
  }

  @Override
  public boolean mayEndUnclosed(@Nullable Birth birth) {
    return true;
  }

  @Override
  public boolean ownsThreads() {
    return true;
  }

  @Override
  public boolean isOneWithItsThread() {
    return true;
  }

  @Override
  public Remedy usualCure() {
    return Remedy.call("cancel()");
  }

  @Override
  public boolean isLive(Object key) {
    return ((Thread) key).isAlive();
  }

  @Override
  public boolean isEnding(Object key) {
    return isCancelled(key);
  }

  @Override
  public String name(Object key) {
    return ((Thread) key).getName();
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    detail.put("threadId", Threads.id((Thread) key));
    detail.put("shutdown", isCancelled(key));
  }

  @Override
  public String noun() {
    return "Timer";
  }

  @Override
  public String leftState() {
    return "never cancelled";
  }

  @Override
  public String leftState(Object key) {
    return isCancelled(key) ? "cancelled, but its task does not end" : leftState();
  }

  // Fields of TimerThread. When the timer is collected, its cleaner sets the flag too, but leaves
  // the queue as it is.
  private static boolean isCancelled(Object key) {
    Object queue = PrivateFields.field(key, "java.util.TimerThread", "queue");
    return Boolean.FALSE.equals(
            PrivateFields.field(key, "java.util.TimerThread", "newTasksMayBeScheduled"))
        && Integer.valueOf(0).equals(PrivateFields.field(queue, "java.util.TaskQueue", "size"));
  }

  @Override
  public Remedy cure(Object key) {
    if (isCancelled(key)) {
      return Remedy.advice("let its task end: `cancel()` neither waits for it nor interrupts it");
    }
    return usualCure();
  }
}
