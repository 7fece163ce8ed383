package dev.overstay.framework;

import dev.overstay.weave.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The test frameworks that report when a test starts and ends. */
public final class Frameworks {
  private Frameworks() {}

  /** The points of all of them. */
  public static List<Point> points() {
    List<Point> points = new ArrayList<>();
    Collections.addAll(points, JUnitPlatform.points());
    Collections.addAll(points, JUnit4.points());
    Collections.addAll(points, TestNg.points());
    return points;
  }
}
