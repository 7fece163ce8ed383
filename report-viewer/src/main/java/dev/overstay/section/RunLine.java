package dev.overstay.section;

import dev.overstay.dump.Jvm;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The thin line at the top that names the run. */
public final class RunLine {
  private RunLine() {}

  /** Writes the projects of {@code jvms}, and the start and Java version of the first JVM. */
  public static void write(Html html, List<Index> jvms) throws IOException {
    Set<String> projects = new LinkedHashSet<>();
    for (Index jvm : jvms) {
      projects.add(jvm.project());
    }
    html.raw("<p class=\"run\"><b>");
    if (projects.size() > 3) {
      html.text(Words.count(projects.size(), "project"));
    } else {
      String separator = "";
      for (String project : projects) {
        html.raw(separator).text(project);
        separator = ", ";
      }
    }
    html.raw("</b>");
    if (jvms.size() == 1) {
      Jvm jvm = jvms.get(0).dump.jvm();
      html.text(" " + jvm.runner() + " ").raw("<span>").text(Words.time(jvm.startedAt()));
      html.text(", Java " + jvm.java() + ", pid " + jvm.pid()).raw("</span>");
    } else {
      html.text(" " + Words.count(jvms.size(), "JVM"));
      if (!jvms.isEmpty()) {
        Jvm jvm = jvms.get(0).dump.jvm();
        html.raw(" <span>").text(Words.time(jvm.startedAt())).text(", Java " + jvm.java());
        html.raw("</span>");
      }
    }
    html.raw("</p>");
  }
}
