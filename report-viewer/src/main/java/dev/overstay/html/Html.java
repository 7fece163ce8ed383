package dev.overstay.html;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes the page: markup unchanged, everything from a dump escaped. */
public final class Html {
  private final Appendable out;
  private final char[] chars = new char[4_096];

  /** Creates a writer to {@code out}, which is neither flushed nor closed. */
  public Html(Appendable out) {
    this.out = out;
  }

  /** Writes markup of this program; never a string from a dump. */
  public Html raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  /** Like {@link #raw(String)}, without creating a string. */
  public Html raw(StringBuilder markup) throws IOException {
    if (!(out instanceof Writer writer)) {
      out.append(markup);
      return this;
    }
    for (int at = 0; at < markup.length(); at += chars.length) {
      int end = Math.min(markup.length(), at + chars.length);
      markup.getChars(at, end, chars, 0);
      writer.write(chars, 0, end - at);
    }
    return this;
  }

  /** Writes text from a dump, safe between tags and inside a quoted attribute. */
  public Html text(@Nullable String text) throws IOException {
    if (text != null) {
      escape(MarkedText.clean(text));
    }
    return this;
  }

  /** Writes clean text of several lines. */
  public Html lines(String text) throws IOException {
    escape(text);
    return this;
  }

  /** Writes a number in decimal digits. */
  public Html text(long number) throws IOException {
    out.append(Long.toString(number));
    return this;
  }

  /** Writes text in {@code code}. */
  public Html code(@Nullable String text) throws IOException {
    return raw("<code>").text(text).raw("</code>");
  }

  /** Writes a sentence with its marks as elements. */
  public Html rich(MarkedText sentence) throws IOException {
    String text = sentence.toString();
    String close = "";
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > MarkedText.END || c == 0) {
        continue;
      }
      escape(text.substring(plain, i));
      plain = i + 1;
      switch (c) {
        case MarkedText.CODE -> close = open("<code>", "</code>");
        case MarkedText.STRONG -> close = open("<b>", "</b>");
        case MarkedText.MUTED -> close = open("<span class=\"muted\">", "</span>");
        case MarkedText.NOTE -> close = open("<span class=\"note\">", "</span>");
        default -> raw(close);
      }
    }
    escape(text.substring(plain));
    return this;
  }

  private String open(String tag, String close) throws IOException {
    raw(tag);
    return close;
  }

  /** Writes text in which the first {@code part}, if there is one, is between the two tags. */
  public Html with(String text, @Nullable String part, String open, String close)
      throws IOException {
    int at = part == null || part.isEmpty() ? -1 : text.indexOf(part);
    if (part == null || at < 0) {
      return text(text);
    }
    text(text.substring(0, at)).raw(open).text(part).raw(close);
    return text(text.substring(at + part.length()));
  }

  private void escape(String text) throws IOException {
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      String entity =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
          };
      if (entity != null) {
        out.append(text, plain, i).append(entity);
        plain = i + 1;
      }
    }
    out.append(text, plain, text.length());
  }
}
