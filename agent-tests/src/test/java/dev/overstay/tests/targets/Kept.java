package dev.overstay.tests.targets;

import java.util.ArrayList;
import java.util.List;

/** Keeps objects reachable, so that a leak does not depend on the garbage collector. */
final class Kept {
  private static final List<Object> KEPT = new ArrayList<>();

  private Kept() {}

  static void keep(Object object) {
    KEPT.add(object);
  }
}
