package dev.overstay.weave;

import java.util.ArrayList;
import java.util.List;

/** A class to weave, its probe points, and what became of them. */
final class Target {
  /** Whether only the boot loader's class of this name is meant. */
  final boolean ofTheJdk;

  final List<Point> points = new ArrayList<>();

  /**
   * Indices of the points woven at least once. Not the points: a record's equals costs 35 ms cold.
   */
  boolean[] woven = {};

  /** Points that could not be woven. */
  final List<WeaveFailure> failures = new ArrayList<>();

  Target(String owner) {
    ofTheJdk = owner.startsWith("java/") || owner.startsWith("sun/") || owner.startsWith("jdk/");
  }
}
