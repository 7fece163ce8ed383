package dev.overstay.section;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The JVMs of a merged page and the result of each; the clean ones in one line. */
public final class JvmSection {
  private static final int ROWS = 100;
  private static final int OPEN = 12;
  private static final int NAMES = 10;
  private final Html html;

  /** Creates a section that is written to {@code html}. */
  public JvmSection(Html html) {
    this.html = html;
  }

  /** Writes a table of the JVMs that left something behind, and a line about the clean ones. */
  public void write(Merged merged) throws IOException {
    List<Index> jvms = merged.jvms();
    List<Index> clean = merged.clean();
    Set<Index> isClean = new HashSet<>(clean);
    html.raw("<section aria-labelledby=\"jvms\"><div class=\"head\"><h2 id=\"jvms\">");
    html.text(Words.count(jvms.size(), "JVM")).raw("</h2></div>");
    int left = jvms.size() - clean.size();
    if (left > OPEN) {
      html.raw("<details><summary>Show ").text(left).raw(" that left something behind</summary>");
    }
    if (left > 0) {
      table(jvms, isClean);
    }
    html.raw(left > OPEN ? "</details>" : "");
    clean(clean);
    html.raw("</section>");
  }

  private void table(List<Index> jvms, Set<Index> isClean) throws IOException {
    html.raw("<div class=\"scroll\" tabindex=\"0\"><table><thead>");
    html.raw("<tr><th scope=\"col\">Project</th><th scope=\"col\">Pid</th>");
    html.raw("<th scope=\"col\">Runner</th><th scope=\"col\">Started</th>");
    html.raw("<th scope=\"col\">Exit</th><th scope=\"col\">Findings</th></tr></thead><tbody>");
    int rows = 0;
    for (Index index : jvms) {
      Dump dump = index.dump;
      if (isClean.contains(index) || rows++ >= ROWS) {
        continue;
      }
      Jvm jvm = dump.jvm();
      html.raw("<tr><th scope=\"row\">").text(index.project()).raw("</th><td>").text(jvm.pid());
      html.raw("</td><td>").text(jvm.runner()).raw("</td><td>").text(Words.time(jvm.startedAt()));
      html.raw("</td><td>").text(dump.verdict().exit().label()).raw("</td><td>");
      html.text(dump.findings().size()).raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    if (rows > ROWS) {
      html.raw("<p class=\"muted\">and ").text(rows - ROWS).raw(" more JVMs.</p>");
    }
  }

  private void clean(List<Index> clean) throws IOException {
    if (clean.isEmpty()) {
      return;
    }
    html.raw("<p class=\"clean-jvms\">").text(Words.count(clean.size(), "JVM"));
    html.raw(" exited cleanly: ");
    for (int i = 0; i < clean.size() && i < NAMES; i++) {
      html.raw(i == 0 ? "" : "; ").text(clean.get(i).nameWithPid());
    }
    html.text(clean.size() > NAMES ? "; and " + (clean.size() - NAMES) + " more" : "");
    html.raw(".</p>");
  }
}
