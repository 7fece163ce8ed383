package dev.overstay.section;

import dev.overstay.html.Html;
import dev.overstay.merge.EarlierFindings;
import java.io.IOException;
import java.util.List;

/** Earlier findings that are gone. */
public final class GoneSection {
  private static final int MOST = 100;

  private GoneSection() {}

  /** Writes the first 100 of these findings; writes nothing if the list is empty. */
  public static void write(Html html, List<EarlierFindings.Known> gone) throws IOException {
    if (gone.isEmpty()) {
      return;
    }
    html.raw("<section id=\"gone\" aria-labelledby=\"gone-head\"><div class=\"head\">");
    html.raw("<h2 id=\"gone-head\">").text(gone.size()).raw(" gone since then</h2></div>");
    html.raw("<ul class=\"gone\">");
    for (int i = 0; i < gone.size() && i < MOST; i++) {
      EarlierFindings.Known known = gone.get(i);
      html.raw("<li>").text(known.words().isEmpty() ? known.id() : known.words());
      if (known.since() != null) {
        html.raw(" <span class=\"muted\">known since ").text(known.since()).raw("</span>");
      }
      html.raw("</li>");
    }
    html.raw("</ul>");
    if (gone.size() > MOST) {
      html.raw("<p class=\"muted\">and ").text(gone.size() - MOST).raw(" more.</p>");
    }
    html.raw("</section>");
  }
}
