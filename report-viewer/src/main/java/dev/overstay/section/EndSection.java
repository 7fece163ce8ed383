package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.html.Html;
import dev.overstay.merge.Index;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The verdict on JVMs that were ended while a test ran: it comes before all findings. */
public final class EndSection {
  private static final int NAMED = 10;

  private EndSection() {}

  /** Those that were ended while a test ran. */
  static List<Index> of(List<Index> jvms) {
    List<Index> ended = new ArrayList<>();
    for (Index jvm : jvms) {
      if (jvm.dump.isCutShort()) {
        ended.add(jvm);
      }
    }
    return ended;
  }

  /** Whether nothing else is to be said: JVMs were ended, and what is open was in use. */
  static boolean saysAll(List<Index> jvms, List<Finding> findings) {
    boolean only = !of(jvms).isEmpty();
    for (Finding finding : findings) {
      only &= finding.effect() == Effect.IN_USE;
    }
    return only;
  }

  /** Writes what ended them; writes nothing if all of them ended after their tests. */
  public static void write(Html html, List<Index> jvms) throws IOException {
    List<Index> ended = of(jvms);
    if (ended.isEmpty()) {
      return;
    }
    html.raw("<section class=\"verdict blocks\" aria-labelledby=\"ended\"><h1 id=\"ended\">");
    if (jvms.size() == 1) {
      html.text(ended.get(0).dump.verdict().headline()).raw("</h1>");
    } else {
      html.raw("<em>").text(ended.size()).raw(" of ").text(jvms.size());
      html.raw(" JVMs</em> ").raw(ended.size() == 1 ? "was" : "were");
      html.raw(" ended while a test ran</h1><ol class=\"culprits\">");
      for (Index jvm : ended.subList(0, Math.min(NAMED, ended.size()))) {
        html.raw("<li><p class=\"who\">").text(jvm.dump.verdict().headline());
        html.raw("</p><p class=\"muted\">").text(jvm.nameWithPid()).raw("</p></li>");
      }
      html.raw("</ol>");
      if (ended.size() > NAMED) {
        html.raw("<p class=\"muted\">and ").text(ended.size() - NAMED).raw(" more.</p>");
      }
    }
    html.raw("<p class=\"muted\">").text(missing(ended)).raw("</p></section>");
  }

  private static String missing(List<Index> ended) {
    boolean byTest = false;
    for (Index jvm : ended) {
      byTest |= jvm.dump.isEndedByTest();
    }
    return "The tests after it did not run, or their results are missing."
        + (byTest ? " A test must not end its JVM: remove the call, or throw an exception." : "");
  }
}
