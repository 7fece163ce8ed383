package dev.overstay.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class to weave, its probe points, and the results of weaving them. */
final class Target {
  /** Whether only the boot loader's class of this name is woven. */
  final boolean ofTheJdk;

  final List<Point> points = new ArrayList<>();

  /**
   * For each index, whether that point was woven. Not a set of points, because a record's equals
   * costs 35 ms cold.
   */
  boolean[] woven = {};

  /** Points that could not be woven. */
  final List<WeaveFailure> failures = new ArrayList<>();

  /**
   * Why the class was not woven in a loader that does not see the agent; null if that never
   * happened.
   */
  volatile @Nullable String unreachable;

  private @Nullable Carriers carriers;

  Target(String owner) {
    ofTheJdk = owner.startsWith("java/") || owner.startsWith("sun/") || owner.startsWith("jdk/");
  }

  /**
   * Resets the results of an earlier weaving.
   *
   * @param through the carriers by which the class calls the ledger; null if it sees the ledger
   *     itself
   */
  void begin(@Nullable Carriers through) {
    carriers = through;
    woven = new boolean[points.size()];
    failures.clear();
  }

  /** The class that woven code calls in this weaving, by internal name. */
  String called(Point point) {
    Carriers through = carriers;
    String carrier = through == null ? null : through.name(point.probeClass());
    return carrier == null ? point.probeClass() : carrier;
  }

  /** Whether a point calls a method of the class itself. */
  boolean callsItself() {
    for (Point point : points) {
      for (Argument argument : point.arguments()) {
        if (argument.isOfItself(point)) {
          return true;
        }
      }
      for (Step step : point.steps()) {
        if (step.isOfItself(point)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Records the points for which the class does not have the method or field. */
  void end() {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (!point.optional() && !woven[i]) {
        failures.add(
            new WeaveFailure(
                point,
                ofTheJdk
                    ? "no such method or field in this JDK"
                    : "no such method or field in this version"));
      }
    }
  }
}
