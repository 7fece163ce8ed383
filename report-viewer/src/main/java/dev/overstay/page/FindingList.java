package dev.overstay.page;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was left behind: the count, what it does to the exit, and every finding. */
final class FindingList {
  /** More than these make a page that no browser shows at once; the dump has all. */
  static final int MOST = 200;

  private final Html html;
  private final List<Index> jvms;
  private final List<Entry> entries;

  FindingList(Html html, List<Index> jvms, List<Entry> entries) {
    this.html = html;
    this.jvms = jvms;
    this.entries = entries;
  }

  void write() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    List<Entry> loud = Entry.loud(entries);
    Map<Effect, Integer> counts = Entry.counts(loud);
    int all = 0;
    for (int n : counts.values()) {
      all += n;
    }
    html.raw("<section id=\"findings\" aria-labelledby=\"left\"><div class=\"head\">");
    html.raw("<h2 id=\"left\">").text(all + " left behind, from " + places(loud)).raw("</h2>");
    html.raw("<p class=\"legend\">");
    for (Effect effect : Effect.values()) {
      Integer n = counts.get(effect);
      if (n != null && n > 0) {
        html.raw("<span class=\"").raw(FindingSection.mark(effect)).raw("\"><i></i>");
        html.text(n + " " + effect.words()).raw("</span> ");
      }
    }
    html.raw("</p></div>");
    html.raw("<p class=\"filter\" hidden=\"\"><input id=\"filter\" type=\"search\"");
    html.raw(" placeholder=\"Filter by name, class, test, port or pid\"");
    html.raw(" aria-label=\"Filter the findings\"/> <span id=\"matches\" role=\"status\"></span>");
    html.raw("</p>");
    for (int i = 0; i < entries.size() && i < MOST; i++) {
      new FindingSection(html, entries.get(i), jvms.size() > 1).write(i == 0);
    }
    if (entries.size() > MOST) {
      html.raw("<p class=\"muted\">").text(entries.size() - MOST);
      html.raw(" more findings are in the dumps, not on this page.</p>");
    }
    html.raw("</section>");
  }

  private static String places(List<Entry> entries) {
    Set<String> places = new HashSet<>();
    for (Entry entry : entries) {
      Finding finding = entry.finding();
      Frame frame = finding.madeBy();
      places.add(
          frame == null
              ? finding.id()
              : frame.className() + "." + frame.method() + ":" + frame.line());
    }
    return Words.count(places.size(), "place");
  }
}
