package dev.overstay.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The page under writing: markup as it is, everything from a dump escaped. */
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  /** Markup written in this package; never a string from a dump. */
  Html raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  /** Text from a dump, safe between tags and inside a quoted attribute. */
  Html text(@Nullable String text) throws IOException {
    if (text == null) {
      return this;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(shown(c));
      }
    }
    return this;
  }

  Html text(long number) throws IOException {
    out.append(Long.toString(number));
    return this;
  }

  /** Text in {@code code}. */
  Html code(@Nullable String text) throws IOException {
    return raw("<code>").text(text).raw("</code>");
  }

  /** Text in which the first {@code part}, where there is one, stands between the two tags. */
  Html with(String text, @Nullable String part, String open, String close) throws IOException {
    int at = part == null || part.isEmpty() ? -1 : text.indexOf(part);
    if (part == null || at < 0) {
      return text(text);
    }
    text(text.substring(0, at)).raw(open).text(part).raw(close);
    return text(text.substring(at + part.length()));
  }

  /** A sentence in which every word that is a call or an annotation stands in {@code code}. */
  Html prose(String sentence) throws IOException {
    int start = 0;
    while (start < sentence.length()) {
      int space = sentence.indexOf(' ', start);
      int end = space < 0 ? sentence.length() : space;
      int last = end;
      while (last > start && ".,;:".indexOf(sentence.charAt(last - 1)) >= 0) {
        last--;
      }
      String word = sentence.substring(start, last);
      boolean code = word.startsWith("@") || (word.indexOf('(') > 0 && word.endsWith(")"));
      if (code) {
        code(word);
      } else {
        text(word);
      }
      text(sentence.substring(last, Math.min(end + 1, sentence.length())));
      start = end + 1;
    }
    return this;
  }

  // Neither HTML nor XML may hold control characters, and direction marks could turn a thread's
  // name into another text than the one that can be searched for.
  private static char shown(char c) {
    boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
    boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return control || direction || c >= 0xfffe ? '\ufffd' : c;
  }
}
