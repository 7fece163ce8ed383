package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The births of what was collected before it was closed and has no cleaner. Held strongly: there
 * are no more of them than the system has descriptors.
 */
public final class LostBirths {
  private static final List<Birth> births = new ArrayList<>();

  private LostBirths() {}

  static synchronized void add(Birth birth) {
    births.add(birth);
  }

  /** {@link Birth#settle Settles} all. */
  static void settle(List<Object> held) {
    for (Birth birth : all()) {
      birth.settle(held);
    }
  }

  /** All of them, in the order in which they were seen to be lost. */
  public static synchronized List<Birth> all() {
    return new ArrayList<>(births);
  }
}
