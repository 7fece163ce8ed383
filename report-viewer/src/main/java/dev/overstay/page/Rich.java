package dev.overstay.page;

import dev.overstay.dump.Plain;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for the page: text in which some words are code or weigh more. Kept as one string, so
 * that the static page and the data of the script take the same; the marks are control characters,
 * which no text from a dump keeps.
 */
final class Rich {
  static final char CODE = '\u0001';
  static final char STRONG = '\u0002';
  static final char MUTED = '\u0003';
  static final char END = '\u0004';

  // A name of a megabyte is an accident or an attack; the dump has it whole.
  private static final int MOST = 1_000;

  private final StringBuilder out = new StringBuilder();

  /** Text, of a dump or not. */
  Rich text(@Nullable String text) {
    if (text != null) {
      clean(out, text);
    }
    return this;
  }

  Rich text(long number) {
    out.append(number);
    return this;
  }

  Rich code(@Nullable String text) {
    return marked(CODE, text);
  }

  Rich strong(@Nullable String text) {
    return marked(STRONG, text);
  }

  Rich muted(@Nullable String text) {
    return marked(MUTED, text);
  }

  private Rich marked(char mark, @Nullable String text) {
    out.append(mark);
    text(text);
    out.append(END);
    return this;
  }

  /** What another one says. */
  Rich add(Rich other) {
    out.append(other.out);
    return this;
  }

  /** A sentence in which every word that is a call or an annotation is code. */
  Rich prose(String whole) {
    String sentence = Plain.cut(whole, MOST);
    int start = 0;
    while (start < sentence.length()) {
      int space = sentence.indexOf(' ', start);
      int end = space < 0 ? sentence.length() : space;
      int last = end;
      while (last > start && ".,;:".indexOf(sentence.charAt(last - 1)) >= 0) {
        last--;
      }
      String word = sentence.substring(start, last);
      if (word.startsWith("@") || (word.indexOf('(') > 0 && word.endsWith(")"))) {
        code(word);
      } else {
        text(word);
      }
      text(sentence.substring(last, Math.min(end + 1, sentence.length())));
      start = end + 1;
    }
    return this;
  }

  boolean isEmpty() {
    return out.length() == 0;
  }

  /** With its marks. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** Text of a dump as a page may hold it. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MOST));
    clean(out, text);
    return out.toString();
  }

  private static void clean(StringBuilder out, String text) {
    String plain = Plain.of(Plain.cut(text, MOST));
    int at = out.length();
    out.append(plain);
    for (int i = 0; i < plain.length(); i++) {
      // No characters at all: neither HTML nor XML may hold them.
      if (plain.charAt(i) >= 0xfffe) {
        out.setCharAt(at + i, '\ufffd');
      }
    }
  }
}
