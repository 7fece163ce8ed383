package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The births of objects that have no cleaner and were collected before they were closed. They are
 * held strongly, as there are no more of them than the system has descriptors.
 */
public final class LostBirths {
  private static final List<Birth> births = new ArrayList<>();

  private LostBirths() {}

  static synchronized void add(Birth birth) {
    births.add(birth);
  }

  /** {@link Birth#settle Settles} all births. */
  static void settle(List<Object> held) {
    for (Birth birth : all()) {
      birth.settle(held);
    }
  }

  /** All births, in the order in which they were found to be lost. */
  public static synchronized List<Birth> all() {
    return new ArrayList<>(births);
  }
}
