package dev.overstay.ledger;

import dev.overstay.base.Privileged;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The births of what lasts, held strongly: a process outlives the object that stood for it. */
public final class LastingBirths {
  // What an ended process left behind is told by its birth; those of a long run would fill the
  // heap.
  private static final int MOST_ENDED = 512;

  private static final List<Birth> births = new ArrayList<>();
  private static final List<Birth> over = new ArrayList<>();
  // Not the lock of the births: the end of a child is timed under that.
  private static final Object opening = new Object();
  private static int sweepAt = 64;
  private static long added;
  private static @Nullable Runnable beforeFirst;
  private static volatile @Nullable LastingListener listener;

  private LastingBirths() {}

  /** Says what is done once, when the first of all is recorded: most JVMs start none. */
  public static void beforeFirst(Runnable action) {
    synchronized (opening) {
      beforeFirst = action;
    }
  }

  /** Says who hears of them. */
  public static void listen(LastingListener hears) {
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
    LastingListener hears = listener;
    if (hears != null) {
      hears.born(birth);
    }
  }

  /** One has ended. */
  public static void over(Lasting lasting) {
    if (Privileged.isNeeded()) {
      Privileged.call(new Telling(null, lasting));
    } else {
      tellOver(lasting);
    }
  }

  private static void tellOver(Lasting lasting) {
    LastingListener hears = listener;
    if (hears != null) {
      hears.ended(lasting);
    }
  }

  /** Does that now, if it was not done. */
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

  /** The child of this pid has ended, when the system had given pids up to the other. */
  public static void ended(long pid, long youngestPid) {
    ProcessRecord ended = end(pid, youngestPid);
    if (ended != null) {
      over(ended);
    }
  }

  /** This JVM tells the child of this pid to end. */
  public static synchronized void destroyed(long pid) {
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord process && process.handle.pid() == pid) {
        process.destroy();
      }
    }
  }

  /** Whether this JVM has told the child of this pid to end, and that has not done so. */
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

  /** The births of all that is not over. */
  public static synchronized List<Birth> live() {
    sweep();
    return new ArrayList<>(births);
  }

  /** The youngest births of what is over, oldest first. */
  public static synchronized List<Birth> over() {
    sweep();
    return new ArrayList<>(over);
  }

  /** The births of all that is remembered, whether it is over or not; without a look at it. */
  public static synchronized List<Birth> all() {
    List<Birth> all = new ArrayList<>(births);
    all.addAll(over);
    return all;
  }

  /** {@link Birth#settle Settles} all. */
  static void settle(List<Object> held) {
    for (Birth birth : all()) {
      birth.settle(held);
    }
  }

  /** How many were ever recorded. */
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

  /** Tells the listener of a birth or an end: it reads what the system says, and writes a file. */
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
