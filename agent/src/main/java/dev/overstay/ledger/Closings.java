package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls that closed a resource or asked it to end: they show what was closed together
 * with an object, and on which thread. Connections and files are left out, because there are many.
 */
public final class Closings {
  // Of a run that closes more than these, only the end is of interest.
  private static final int MOST = 1_024;
  // The oldest are dropped together, so that adding one takes the same time as to an array.
  private static final int DROPPED = 256;

  private static final List<Closing> closings = new ArrayList<>();
  private static int recorded;
  private static volatile long exitBegan = Long.MAX_VALUE;

  private Closings() {}

  /**
   * One call.
   *
   * @param birth the birth of the resource
   * @param call where the call was made, on which thread, and its place in the order of events
   */
  public record Closing(Birth birth, Birth call) {}

  /** Adds a kind whose births are dropped when they are closed, and are recorded here then. */
  public static void record(int kind) {
    recorded |= 1 << kind;
  }

  /**
   * Notes that the JVM's exit has begun, at this place in the order of events: from now on it
   * matters who interrupts a thread.
   */
  public static void exitBegins(long order) {
    exitBegan = order;
  }

  /** Where the exit began in the order of events; {@code Long.MAX_VALUE} before that. */
  public static long exitBegan() {
    return exitBegan;
  }

  /** Whether the JVM's exit has begun. */
  static boolean isExiting() {
    return exitBegan < Long.MAX_VALUE;
  }

  /** Called when the birth of a closed resource is dropped. */
  static void dropped(@Nullable Birth birth) {
    if (birth != null && (recorded & 1 << birth.kind) != 0) {
      add(birth);
    }
  }

  /** Records that the current thread closes this resource: at the first call, and at the exit. */
  static void add(Birth birth) {
    if (birth.isClosed() && !isExiting()) {
      return;
    }
    birth.close();
    Closing closing = new Closing(birth, Ledger.event());
    synchronized (closings) {
      if (closings.size() >= MOST) {
        closings.subList(0, DROPPED).clear();
      }
      closings.add(closing);
    }
  }

  /** All that are kept, oldest first. */
  public static List<Closing> all() {
    synchronized (closings) {
      return new ArrayList<>(closings);
    }
  }

  /** {@link Birth#settle Settles} all births and calls. */
  static void settle(List<Object> held) {
    for (Closing closing : all()) {
      closing.birth.settle(held);
      closing.call.settle(held);
    }
  }
}
