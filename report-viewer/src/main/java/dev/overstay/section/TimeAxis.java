package dev.overstay.section;

import dev.overstay.dump.Snapshot;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.util.List;

/** The first row of the timeline: seconds up to the last test's end, and the snapshots after it. */
final class TimeAxis {
  // Labels closer than this would overlap; the second value is for a phone.
  private static final int NEAR = 800;
  private static final int NEAR_ON_A_PHONE = 1_800;
  private static final long[] STEPS = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000
  };

  private final Html html;
  private final Index jvm;
  private final TimeScale scale;

  TimeAxis(Html html, Index jvm, TimeScale scale) {
    this.html = html;
    this.jvm = jvm;
    this.scale = scale;
  }

  void write() throws IOException {
    html.raw("<div class=\"row axis\"><span class=\"label\"></span>");
    html.raw("<svg width=\"100%\" height=\"42\" aria-hidden=\"true\">");
    String due = TimeScale.percent(scale.due());
    html.raw("<line class=\"due\" x1=\"").raw(due).raw("\" x2=\"").raw(due);
    html.raw("\" y1=\"20\" y2=\"42\"/>");
    seconds();
    snapshots();
    boolean left = scale.due() > TimeScale.WHOLE / 2;
    String words = scale.tests ? "last test ended, " : "first snapshot, ";
    label(
        "wide strong", scale.due(), 14, left ? "end" : "start", words + Words.span(scale.dueMs()));
    if (scale.endMs() > scale.dueMs() && (left || scale.due() < 6_000)) {
      label("wide strong", TimeScale.END, 14, "end", "seen until " + Words.span(scale.endMs()));
    }
    html.raw("</svg></div>");
  }

  private void seconds() throws IOException {
    long step = scale.dueMs();
    for (long candidate : STEPS) {
      if (scale.dueMs() / candidate <= 4) {
        step = candidate;
        break;
      }
    }
    int last = 0;
    int lastOnAPhone = 0;
    label("", 0, 35, "start", "0 s");
    for (long ms = step; step > 0 && ms < scale.dueMs(); ms += step) {
      int at = scale.at(ms);
      if (at - last < NEAR || scale.due() - at < 300) {
        continue;
      }
      boolean phone = at - lastOnAPhone >= NEAR_ON_A_PHONE;
      label(phone ? "" : "wide", at, 35, "middle", Words.span(ms));
      last = at;
      lastOnAPhone = phone ? at : lastOnAPhone;
    }
  }

  private void snapshots() throws IOException {
    List<Snapshot> snapshots = jvm.dump.snapshots();
    int last = scale.due() - NEAR / 2;
    int lastOnAPhone = last;
    // The last label shows the whole time; the others get the room that is left.
    for (int i = 0; i < snapshots.size(); i++) {
      long ms = scale.sinceStart(snapshots.get(i).at());
      int at = scale.at(snapshots.get(i).at());
      boolean isLast = i == snapshots.size() - 1;
      boolean room = at - last >= NEAR && (isLast || TimeScale.END - at >= NEAR);
      if (ms <= scale.dueMs() || !room) {
        continue;
      }
      boolean phone = isLast || TimeScale.END - at >= NEAR_ON_A_PHONE;
      phone &= at - lastOnAPhone >= NEAR_ON_A_PHONE;
      String words = "+" + Words.span(ms - scale.dueMs());
      label(phone ? "" : "wide", at, 35, isLast ? "end" : "middle", words);
      last = at;
      lastOnAPhone = phone ? at : lastOnAPhone;
    }
  }

  private void label(String type, int at, int y, String anchor, String words) throws IOException {
    html.raw("<text class=\"").raw(type).raw("\" x=\"").raw(TimeScale.percent(at)).raw("\" y=\"");
    html.text(y).raw("\" text-anchor=\"").raw(anchor).raw("\">").text(words).raw("</text>");
  }
}
