package dev.overstay.section;

import dev.overstay.dump.TestClass;
import dev.overstay.html.Html;
import dev.overstay.html.Place;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.util.List;

/** The row of the timeline that has the test classes, in several lanes if they ran side by side. */
final class TestBars {
  private static final int LANES = 4;
  private static final int MOST = 300;
  // A letter of 12 px on a chart of 780 px.
  private static final int LETTER = 90;

  private final Html html;
  private final Index jvm;
  private final TimeScale scale;

  TestBars(Html html, Index jvm, TimeScale scale) {
    this.html = html;
    this.jvm = jvm;
    this.scale = scale;
  }

  void write(String back) throws IOException {
    List<TestClass> classes = jvm.dump.testClasses();
    if (classes.isEmpty()) {
      return;
    }
    int[] lanes = lanes(classes);
    int used = 1;
    for (int lane : lanes) {
      used = Math.max(used, lane + 1);
    }
    html.raw("<div class=\"row tests\"><span class=\"label\">Test classes</span>");
    html.raw("<svg width=\"100%\" height=\"").text(12 + 20 * used).raw("\" aria-hidden=\"true\">");
    html.raw(back);
    for (int i = 0; i < lanes.length; i++) {
      bar(classes.get(i), 6 + 20 * lanes[i]);
    }
    html.raw("</svg></div>");
    if (classes.size() > MOST) {
      html.raw("<p class=\"muted\">").text(classes.size() - MOST);
      html.raw(" more test classes are not drawn.</p>");
    }
  }

  /** Per class the first lane that is free when it begins; the last lane if none is free. */
  private int[] lanes(List<TestClass> classes) {
    int[] lanes = new int[Math.min(MOST, classes.size())];
    int[] free = new int[LANES];
    for (int i = 0; i < lanes.length; i++) {
      int from = scale.at(classes.get(i).startedAt());
      int lane = 0;
      while (lane < LANES - 1 && free[lane] > from) {
        lane++;
      }
      lanes[i] = lane;
      free[lane] = Math.max(free[lane], to(classes.get(i)));
    }
    return lanes;
  }

  private int to(TestClass tests) {
    return tests.endedAt() == null ? TimeScale.END : scale.at(tests.endedAt());
  }

  private void bar(TestClass tests, int y) throws IOException {
    int from = scale.at(tests.startedAt());
    int width = Math.max(15, to(tests) - from - 8);
    html.raw(tests.failures() > 0 ? "<g class=\"failed\"><title>" : "<g><title>");
    html.text(tests.name()).text(", " + Words.count(tests.tests(), "test"));
    html.text(tests.failures() > 0 ? ", " + tests.failures() + " failed" : "");
    html.raw("</title><rect class=\"test\" x=\"").raw(TimeScale.percent(from)).raw("\" y=\"");
    html.text(y).raw("\" width=\"").raw(TimeScale.percent(width));
    html.raw("\" height=\"18\" rx=\"2\"/>");
    String name = Place.simple(tests.name());
    if (name.length() * LETTER < width) {
      html.raw("<text class=\"wide\" x=\"").raw(TimeScale.percent(from + width / 2));
      html.raw("\" y=\"").text(y + 13).raw("\" text-anchor=\"middle\">").text(name);
      html.raw("</text>");
    }
    html.raw("</g>");
  }
}
