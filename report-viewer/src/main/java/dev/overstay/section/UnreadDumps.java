package dev.overstay.section;

import dev.overstay.html.Html;
import dev.overstay.html.Words;
import java.io.IOException;
import java.util.List;

/** Lists what could not be read, so that the reader knows that the page is incomplete. */
public final class UnreadDumps {
  private static final int MOST = 20;

  private UnreadDumps() {}

  /**
   * Writes the first 20 of these lines, one per unreadable dump; writes nothing if there are none.
   */
  public static void write(Html html, List<String> lost) throws IOException {
    if (lost.isEmpty()) {
      return;
    }
    html.raw("<section id=\"left-out\"><p class=\"warn\">");
    html.text(Words.count(lost.size(), "dump")).raw(lost.size() == 1 ? " is" : " are");
    html.raw(" not on this page:</p><ul>");
    for (int i = 0; i < lost.size() && i < MOST; i++) {
      html.raw("<li>").text(lost.get(i)).raw("</li>");
    }
    html.raw("</ul>");
    if (lost.size() > MOST) {
      html.raw("<p>and ").text(lost.size() - MOST).raw(" more.</p>");
    }
    html.raw("</section>");
  }
}
