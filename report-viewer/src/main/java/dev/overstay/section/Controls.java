package dev.overstay.section;

import dev.overstay.dump.Finding;
import dev.overstay.html.Html;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.util.List;

/**
 * The filter, the group switch and other controls; hidden until the script shows those that work.
 */
final class Controls {
  private static final int JVMS = 300;
  private final Html html;
  private final Merged merged;
  private final List<Index> jvms;

  Controls(Html html, Merged merged) {
    this.html = html;
    this.merged = merged;
    this.jvms = merged.jvms();
  }

  void write(List<Finding> loud, boolean compared) throws IOException {
    html.raw("<div class=\"filter\" hidden=\"\"><input id=\"filter\" type=\"search\"");
    html.raw(" placeholder=\"Filter by name, class, test, port or pid\"");
    html.raw(" aria-label=\"Filter the findings\"/>");
    html.raw("<label>Group by <select id=\"group\"><option value=\"effect\">effect</option>");
    html.raw("<option value=\"place\">place</option><option value=\"test\">test</option>");
    html.raw("<option value=\"kind\">kind</option>");
    html.raw(jvms.size() > 1 ? "<option value=\"jvm\">JVM</option>" : "");
    html.raw("</select></label>");
    if (jvms.size() > 1) {
      jvms(loud);
    }
    if (compared) {
      html.raw("<label><input type=\"checkbox\" id=\"new-only\"/> New only</label>");
    }
    html.raw("<span id=\"matches\" role=\"status\"></span></div>");
  }

  private void jvms(List<Finding> loud) throws IOException {
    boolean[] has = new boolean[jvms.size()];
    for (Finding finding : loud) {
      for (Index jvm : merged.jvms(finding)) {
        has[jvm.number] = true;
      }
    }
    html.raw("<label>JVM <select id=\"jvm\"><option value=\"\">all</option>");
    int shown = 0;
    for (Index jvm : jvms) {
      if (has[jvm.number] && shown++ < JVMS) {
        html.raw("<option value=\"").text(jvm.number).raw("\">").text(jvm.nameWithPid());
        html.raw("</option>");
      }
    }
    html.raw("</select></label>");
  }
}
