package dev.overstay.ledger;

import dev.overstay.base.Privileged;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The births of processes and containers. They are held strongly, because a process outlives the
 * object that represents it.
 */
public final class KeptBirths {
  // The birth of an ended process identifies the processes that it left running. A long run has so
  // many of these births that they would fill the heap.
  private static final int MOST_ENDED = 512;

  private static final List<Birth> births = new ArrayList<>();
  private static final List<Birth> over = new ArrayList<>();
  // Not the lock of the births, because the end of a child is timed under that one.
  private static final Object opening = new Object();
  private static int sweepAt = 64;
  private static long added;
  private static @Nullable Runnable beforeFirst;
  private static volatile @Nullable Listener listener;

  private KeptBirths() {}

  /** Is notified of processes and containers, on the thread that starts or ends them. */
  public interface Listener {
    /** A process or container was started. */
    void born(Birth birth);

    /** A process or container has ended; possibly one that was never passed to {@link #born}. */
    void ended(Lasting lasting);
  }

  /**
   * Sets an action that runs once, before the first birth is reported; most JVMs have no such
   * birth.
   */
  public static void beforeFirst(Runnable action) {
    synchronized (opening) {
      beforeFirst = action;
    }
  }

  /** Sets the listener that is notified of births and ends. */
  public static void listen(Listener hears) {
    listener = hears;
  }

  static void add(Birth birth) {
    keep(birth);
    if (Privileged.isNeeded()) {
      Privileged.call(new Telling(birth, null));
    } else {
      born(birth);
    }
  }

  private static void born(Birth birth) {
    begin();
    Listener hears = listener;
    if (hears != null) {
      hears.born(birth);
    }
  }

  /** Reports that a process or container has ended. */
  public static void over(Lasting lasting) {
    if (Privileged.isNeeded()) {
      Privileged.call(new Telling(null, lasting));
    } else {
      tellOver(lasting);
    }
  }

  private static void tellOver(Lasting lasting) {
    Listener hears = listener;
    if (hears != null) {
      hears.ended(lasting);
    }
  }

  /** Runs the action now, unless it has run before. */
  public static void begin() {
    synchronized (opening) {
      Runnable action = beforeFirst;
      if (action != null) {
        beforeFirst = null;
        action.run();
      }
    }
  }

  private static synchronized void keep(Birth birth) {
    births.add(birth);
    added++;
    if (births.size() >= sweepAt) {
      sweep();
      sweepAt = Math.max(64, births.size() * 2);
    }
  }

  /**
   * Records that the child with this pid has ended, and the youngest pid that the system had
   * assigned by then.
   */
  public static void ended(long pid, long youngestPid) {
    ProcessRecord ended = end(pid, youngestPid);
    if (ended != null) {
      over(ended);
    }
  }

  /** Records that this JVM has asked the child with this pid to end. */
  public static synchronized void destroyed(long pid) {
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord process && process.handle.pid() == pid) {
        process.destroy();
        Closings.add(birth);
      }
    }
  }

  /** Records that this JVM ends a process or container now. */
  public static synchronized void closed(Lasting lasting) {
    for (Birth birth : births) {
      if (birth.value == lasting) {
        Closings.add(birth);
      }
    }
  }

  /** Whether this JVM has asked the child with this pid to end, and the child has not ended yet. */
  public static synchronized boolean wasDestroyed(long pid) {
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord process && process.handle.pid() == pid) {
        return process.destroyed();
      }
    }
    return false;
  }

  private static synchronized @Nullable ProcessRecord end(long pid, long youngestPid) {
    ProcessRecord youngest = null;
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord process && process.handle.pid() == pid) {
        process.end(youngestPid);
        youngest = process;
      }
    }
    return youngest;
  }

  /** The births of all that are not over. */
  public static synchronized List<Birth> live() {
    sweep();
    return new ArrayList<>(births);
  }

  /** The youngest births of those that are over, oldest first. */
  public static synchronized List<Birth> over() {
    sweep();
    return new ArrayList<>(over);
  }

  /** The births of all that are remembered, over or not; does not check which of them are over. */
  public static synchronized List<Birth> all() {
    List<Birth> all = new ArrayList<>(births);
    all.addAll(over);
    return all;
  }

  /** {@link Birth#settle Settles} all births. */
  static void settle(List<Object> held) {
    for (Birth birth : all()) {
      birth.settle(held);
    }
  }

  /** How many births were ever recorded. */
  public static synchronized long tracked() {
    return added;
  }

  private static void sweep() {
    List<Birth> live = new ArrayList<>();
    for (Birth birth : births) {
      if (birth.value instanceof Lasting lasting && !lasting.isOver()) {
        live.add(birth);
      } else {
        over.add(birth);
      }
    }
    births.clear();
    births.addAll(live);
    if (over.size() > MOST_ENDED) {
      over.subList(0, over.size() - MOST_ENDED).clear();
    }
  }

  /**
   * Notifies the listener of a birth or an end; the listener reads data of the system and writes a
   * file.
   */
  private static final class Telling implements PrivilegedAction<@Nullable Void> {
    private final @Nullable Birth birth;
    private final @Nullable Lasting over;

    Telling(@Nullable Birth birth, @Nullable Lasting over) {
      this.birth = birth;
      this.over = over;
    }

    @Override
    public @Nullable Void run() {
      if (birth != null) {
        born(birth);
      }
      if (over != null) {
        tellOver(over);
      }
      return null;
    }
  }
}
