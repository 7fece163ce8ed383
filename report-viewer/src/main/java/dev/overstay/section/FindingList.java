package dev.overstay.section;

import dev.overstay.dump.Effect;
import dev.overstay.html.Html;
import dev.overstay.html.Words;
import dev.overstay.view.Entry;
import dev.overstay.view.Index;
import java.io.IOException;
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
  private final List<Index> jvms;
  private final List<Entry> entries;

  /** Creates the list of {@code entries}, in this order. */
  public FindingList(Html html, List<Index> jvms, List<Entry> entries) {
    this.html = html;
    this.jvms = jvms;
    this.entries = entries;
  }

  /** Writes the section; writes nothing if there are no findings. */
  public void write() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    List<Entry> loud = Entry.loud(entries);
    html.raw("<section id=\"findings\" aria-labelledby=\"left\">");
    head(loud);
    boolean compared = false;
    for (Entry entry : loud) {
      compared |= entry.merged().status() != null;
    }
    new Controls(html, jvms).write(loud, compared);
    html.raw("<div id=\"list\">");
    boolean many = jvms.size() > 1;
    int whole = whole(entries.size());
    for (int i = 0; i < entries.size() && i < MOST; i++) {
      FindingSection finding = new FindingSection(html, entries.get(i), many);
      if (i < whole) {
        finding.whole(i == 0);
      } else {
        finding.brief();
      }
    }
    html.raw("</div>");
    if (entries.size() > MOST) {
      html.raw("<p class=\"muted\" id=\"rest\">").text(entries.size() - MOST);
      html.raw(" more findings are shown by the page’s script only; the dumps have all.</p>");
    }
    html.raw("<p class=\"acts\"><button type=\"button\" class=\"main\" id=\"more\" hidden=\"\">");
    html.raw("Show more</button></p></section>");
  }

  /** How many of {@code findings} findings are written in full. */
  public static int whole(int findings) {
    return findings <= WHOLE ? findings : WHOLE_OF_MANY;
  }

  private void head(List<Entry> loud) throws IOException {
    Map<Effect, Integer> counts = Entry.counts(loud);
    int all = 0;
    for (int n : counts.values()) {
      all += n;
    }
    Set<Object> lines = new HashSet<>();
    for (Entry entry : loud) {
      lines.add(entry.line());
    }
    html.raw("<div class=\"head\"><h2 id=\"left\">");
    html.text(all + " left behind, from " + Words.count(lines.size(), "place"))
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
}
