package dev.overstay.stack;

import dev.overstay.html.Html;
import java.io.IOException;

/** A stack as a list. */
public final class StackList {
  private final Html html;

  /** Creates a list that is written to {@code html}. */
  public StackList(Html html) {
    this.html = html;
  }

  /** Writes the stack as a list whose element has this id. */
  public void write(String id, Folds folds) throws IOException {
    html.raw("<ol class=\"stack\" id=\"").text(id).raw("\">");
    for (Folds.Part part : folds.parts) {
      if (part.form() != Folds.Form.FOLDED) {
        frame(folds.frames.get(part.from()), part.form() == Folds.Form.OWN, part.note());
        continue;
      }
      html.raw("<li class=\"fold\"><details><summary><span>Show ");
      html.text(part.to() - part.from()).raw(" more</span> ").text(part.note());
      html.raw("</summary><ol>");
      for (int i = part.from(); i < part.to(); i++) {
        frame(folds.frames.get(i), false, "");
      }
      html.raw("</ol></details></li>");
    }
    html.raw("</ol>");
  }

  private void frame(String line, boolean own, String note) throws IOException {
    FrameText frame = FrameText.of(line);
    html.raw(own ? "<li class=\"own\" data-p=\"" : "<li data-p=\"").text(frame.before());
    html.raw(own ? "\"><b>" : "\"><span>").text(frame.name());
    html.raw(own ? "</b>" : "</span>");
    if (!frame.source().isEmpty()) {
      html.raw(" <i>").text(frame.source()).raw("</i>");
    }
    if (!note.isEmpty()) {
      html.raw(" <span class=\"note\">").raw(note).raw("</span>");
    }
    html.raw("</li>");
  }
}
