package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests at the top, and below them the lifetimes of resources that were created before the last
 * test's end and are still alive.
 */
public final class Timeline {
  private static final int ROWS = 30;
  private static final int ROWS_OF_MANY = 12;
  private static final int JVMS = 20;
  private static final int SNAPSHOTS = 40;

  private final Html html;
  private final Index jvm;
  private final TimeScale scale;
  private String back = "";

  private Timeline(Html html, Index jvm) {
    this.html = html;
    this.jvm = jvm;
    this.scale = new TimeScale(jvm);
  }

  /** The timelines of the JVMs with findings, worst first; the first is open. */
  public static void write(Html html, Merged merged) throws IOException {
    List<Index> jvms = merged.jvms();
    List<Index> shown = new ArrayList<>();
    Map<String, String> anchors = new HashMap<>();
    for (Finding finding : merged.loud()) {
      anchors.put(key(finding), merged.anchor(finding));
      for (Index jvm : merged.jvms(finding)) {
        if (shown.size() < JVMS && !shown.contains(jvm)) {
          shown.add(jvm);
        }
      }
    }
    if (shown.isEmpty()) {
      return;
    }
    html.raw("<section id=\"timeline\" aria-labelledby=\"time\"><div class=\"head\">");
    html.raw("<h2 id=\"time\">Timeline</h2></div>");
    for (Index jvm : shown) {
      if (jvms.size() > 1) {
        html.raw("<details class=\"jvm\" data-jvm=\"").text(jvm.number);
        html.raw(jvm.number == shown.get(0).number ? "\" open=\"\">" : "\">");
        html.raw("<summary>").text(jvm.nameWithPid()).raw("</summary>");
      }
      new Timeline(html, jvm).write(anchors, jvms.size() > 1 ? ROWS_OF_MANY : ROWS);
      html.raw(jvms.size() > 1 ? "</details>" : "");
    }
    html.raw("</section>");
  }

  /** Code of the same name in two modules has the same id, but different lines. */
  private static String key(Finding finding) {
    return finding.madeBy() == null ? finding.id() : finding.id() + " " + finding.madeBy().line();
  }

  private void write(Map<String, String> anchors, int most) throws IOException {
    back = background();
    html.raw("<div class=\"times\">");
    new TimeAxis(html, jvm, scale).write();
    new TestBars(html, jvm, scale).write(back);
    int rows = 0;
    // From this JVM's dump: another JVM's dump may report more about the same finding, but not when
    // it was created here.
    for (Finding finding : jvm.dump.findings()) {
      String anchor = anchors.get(key(finding));
      if (anchor == null) {
        continue;
      }
      for (Resource resource : jvm.standing(finding)) {
        if (rows++ < most) {
          row(anchor, finding, resource);
        }
      }
    }
    html.raw("</div><p class=\"muted cap\">");
    html.raw(
        scale.tests
            ? "The solid line marks the end of the last test. A bar begins when the resource was"
                + " made; its strong part is time that it should not have lived."
            : "The solid line marks the first snapshot. A bar begins when the resource was made.");
    html.raw(scale.isBroken() ? " Each side of the line has its own scale." : "");
    html.text(rows > most ? " " + (rows - most) + " more are not drawn." : "").raw("</p>");
  }

  /** The background of every row: the time after the tests, the snapshots, the line. */
  private String background() {
    StringBuilder out = new StringBuilder();
    String due = TimeScale.percent(scale.due());
    out.append("<rect class=\"after\" x=\"").append(due).append("\" y=\"0\" width=\"");
    out.append(TimeScale.percent(TimeScale.END - scale.due())).append("\" height=\"100%\"/>");
    int n = 0;
    int last = -100;
    for (Snapshot snapshot : jvm.dump.snapshots()) {
      int at = scale.at(snapshot.at());
      if (at - last >= 20 && n++ < SNAPSHOTS) {
        last = at;
        line(out, "snap", TimeScale.percent(at));
      }
    }
    line(out, "due", due);
    return out.toString();
  }

  private static void line(StringBuilder out, String type, String x) {
    out.append("<line class=\"").append(type).append("\" x1=\"").append(x).append("\" x2=\"");
    out.append(x).append("\" y1=\"0\" y2=\"100%\"/>");
  }

  private void row(String anchor, Finding finding, Resource resource) throws IOException {
    Effect effect = resource.effect() == null ? finding.effect() : resource.effect();
    html.raw("<a class=\"row ").raw(FindingSection.mark(effect)).raw("\" href=\"#");
    html.text(anchor).raw("\"><span class=\"label\"><i></i><span class=\"name\">");
    html.text(resource.name()).raw("</span> <span class=\"muted\">");
    html.text(Words.kind(resource.kind())).raw("</span></span>");
    Instant made = resource.madeAt();
    html.raw("<span class=\"hear\">");
    html.text(made == null ? "made at an unknown time" : "made " + Words.time(made));
    html.raw("</span><svg width=\"100%\" height=\"32\" aria-hidden=\"true\">").raw(back);
    int from = made == null ? 0 : scale.at(made);
    int to = outlives(effect) ? TimeScale.WHOLE : lastSeen(resource);
    bar("bar before", from, Math.min(to, scale.due()));
    bar("bar", Math.max(from, scale.due()), to);
    html.raw("</svg></a>");
  }

  private void bar(String type, int from, int to) throws IOException {
    if (to > from) {
      html.raw("<rect class=\"").raw(type).raw("\" x=\"").raw(TimeScale.percent(from));
      html.raw("\" y=\"9\" width=\"").raw(TimeScale.percent(Math.max(20, to - from)));
      html.raw("\" height=\"14\"/>");
    }
  }

  private static boolean outlives(Effect effect) {
    return effect == Effect.OUTLIVES_JVM || effect == Effect.HOLDS_BUILD;
  }

  /** The position of the last snapshot in which it was live. */
  private int lastSeen(Resource resource) {
    int last = scale.due();
    for (Snapshot snapshot : jvm.dump.snapshots()) {
      if (resource.live().contains(snapshot.id())) {
        last = Math.max(last, scale.at(snapshot.at()));
      }
    }
    return last;
  }
}
