package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;

/** The births of processes, held strongly: a process outlives the object that stood for it. */
public final class Processes {
  private static final List<Birth> births = new ArrayList<>();
  private static int sweepAt = 64;
  private static long ended;

  private Processes() {}

  static synchronized void add(Birth birth) {
    births.add(birth);
    if (births.size() >= sweepAt) {
      sweep();
      sweepAt = Math.max(64, births.size() * 2);
    }
  }

  /** The births of all processes that are still alive. */
  public static synchronized List<Birth> live() {
    sweep();
    return new ArrayList<>(births);
  }

  /** How many processes were ever recorded. */
  public static synchronized long tracked() {
    return births.size() + ended;
  }

  private static void sweep() {
    List<Birth> live = new ArrayList<>();
    for (Birth birth : births) {
      if (birth.value instanceof ProcessRecord process && process.handle.isAlive()) {
        live.add(birth);
      } else {
        ended++;
      }
    }
    births.clear();
    births.addAll(live);
  }
}
