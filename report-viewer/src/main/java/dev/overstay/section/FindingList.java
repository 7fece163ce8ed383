package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.merge.Merged;
import dev.overstay.view.Facts;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of findings: how many there are, what they do to the exit, and each finding. */
public final class FindingList {
  /** Up to this many are written in full: about a megabyte. */
  static final int WHOLE = 100;

  /** This many are written in full if there are more than {@link #WHOLE}. */
  static final int WHOLE_OF_MANY = 20;

  /** The most findings on the page: a browser took 1.4 s to draw all 10,000 of a big dump. */
  public static final int MOST = 200;

  private final Html html;
  private final Merged merged;
  private final List<Finding> findings;

  /** Creates the list of all findings of {@code merged}. */
  public FindingList(Html html, Merged merged) {
    this.html = html;
    this.merged = merged;
    this.findings = merged.findings();
  }

  /** Writes the section; writes nothing if there are no findings. */
  public void write() throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    List<Finding> loud = merged.loud();
    html.raw("<section id=\"findings\" aria-labelledby=\"left\">");
    head(loud);
    boolean compared = false;
    for (Finding finding : loud) {
      compared |= merged.status(finding) != null;
    }
    new Controls(html, merged).write(loud, compared);
    html.raw("<div id=\"list\">");
    int whole = whole(findings.size());
    for (int i = 0; i < findings.size() && i < MOST; i++) {
      FindingSection finding = new FindingSection(html, merged, findings.get(i));
      if (i < whole) {
        finding.whole(i == 0);
      } else {
        finding.brief();
      }
    }
    html.raw("</div>");
    if (findings.size() > MOST) {
      html.raw("<p class=\"muted\" id=\"rest\">").text(findings.size() - MOST);
      html.raw(" more findings are shown by the page’s script only; the dumps have all.</p>");
    }
    html.raw("<p class=\"acts\"><button type=\"button\" class=\"main\" id=\"more\" hidden=\"\">");
    html.raw("Show more</button></p></section>");
  }

  /** How many of {@code findings} findings are written in full. */
  public static int whole(int findings) {
    return findings <= WHOLE ? findings : WHOLE_OF_MANY;
  }

  private void head(List<Finding> loud) throws IOException {
    Map<Effect, Integer> counts = counts(loud);
    int all = 0;
    for (int n : counts.values()) {
      all += n;
    }
    Set<Object> lines = new HashSet<>();
    for (Finding finding : loud) {
      lines.add(Facts.line(finding));
    }
    html.raw("<div class=\"head\"><h2 id=\"left\">");
    html.text(
            left(all, counts.getOrDefault(Effect.IN_USE, 0))
                + ", from "
                + Words.count(lines.size(), "place"))
        .raw("</h2><p class=\"legend\">");
    for (Effect effect : Effect.values()) {
      Integer n = counts.get(effect);
      if (n != null && n > 0) {
        html.raw("<span class=\"").raw(FindingSection.mark(effect)).raw("\"><i></i>");
        html.text(n + " " + effect.words()).raw("</span> ");
      }
    }
    html.raw("</p></div>");
  }

  private static String left(int all, int inUse) {
    String used = inUse + " in use";
    return all == inUse
        ? used
        : (all - inUse) + " left behind" + (inUse == 0 ? "" : " and " + used);
  }

  /** The leaks per effect: resources that no other resource of the finding keeps. */
  private Map<Effect, Integer> counts(List<Finding> loud) {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Finding finding : loud) {
      int own = 0;
      for (Resource resource : merged.jvm(finding).standing(finding)) {
        Effect effect = resource.effect() == null ? finding.effect() : resource.effect();
        add(counts, effect, 1);
        own++;
      }
      // Alike findings, of other JVMs too, are folded into one: the count says how many there were.
      add(counts, finding.effect(), Math.max(0, merged.count(finding) - own));
    }
    return counts;
  }

  private static void add(Map<Effect, Integer> counts, Effect effect, int n) {
    Integer before = counts.get(effect);
    counts.put(effect, before == null ? n : before + n);
  }
}
