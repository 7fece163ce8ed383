package dev.overstay.tests.cases;

import java.util.ArrayList;
import java.util.List;

/** Runs a case as {@code leaky} or {@code clean}, and ends it by return or System.exit. */
final class Variants {
  private static final List<Object> KEPT = new ArrayList<>();

  private Variants() {}

  /** One variant of a case. */
  interface Body {
    void run() throws Exception;
  }

  /** Runs the first argument's variant; a second one is the code for System.exit. */
  static void main(String[] args, Body leaky, Body clean) throws Exception {
    (args[0].equals("clean") ? clean : leaky).run();
    if (args.length > 1) {
      System.exit(Integer.parseInt(args[1]));
    }
  }

  /** Keeps an object reachable, so that a leak does not depend on the garbage collector. */
  static void keep(Object object) {
    KEPT.add(object);
  }
}
