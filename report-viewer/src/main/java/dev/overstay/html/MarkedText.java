package dev.overstay.html;

import dev.overstay.text.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for the page: text in which some words are code or stand out. It is kept as one
 * string, so that the static page and the data of the script can use the same form. The marks are
 * control characters, which are removed from all text of a dump.
 */
public final class MarkedText {
  static final char CODE = '\u0001';
  static final char STRONG = '\u0002';
  static final char MUTED = '\u0003';
  static final char NOTE = '\u0004';
  static final char END = '\u0005';

  // A name of a megabyte is an accident or an attack; the dump contains all of it.
  private static final int MOST = 1_000;

  private final StringBuilder out;

  /** Creates an empty sentence. */
  public MarkedText() {
    this(40);
  }

  /** Creates an empty sentence with room for {@code characters}. */
  public MarkedText(int characters) {
    out = new StringBuilder(characters);
  }

  /** Adds text, from a dump or not. */
  public MarkedText text(@Nullable String text) {
    if (text != null) {
      out.append(clean(text));
    }
    return this;
  }

  /** Adds a number in decimal digits. */
  public MarkedText text(long number) {
    out.append(number);
    return this;
  }

  /** Adds {@code 1 snapshot}, {@code 3 snapshots}. */
  public MarkedText count(long number, String noun) {
    Words.count(out, number, noun);
    return this;
  }

  /** Adds text that is shown as code; null counts as empty. */
  public MarkedText code(@Nullable String text) {
    return marked(CODE, text);
  }

  /** Adds text that is shown in bold; null counts as empty. */
  public MarkedText strong(@Nullable String text) {
    return marked(STRONG, text);
  }

  /** Adds text in which the part from one index to another is strong. */
  public MarkedText strong(String text, int from, int to) {
    String clean = clean(text);
    if (clean.length() != text.length()) {
      return text(text.substring(0, from))
          .strong(text.substring(from, to))
          .text(text.substring(to));
    }
    out.append(clean, 0, from).append(STRONG).append(clean, from, to).append(END);
    out.append(clean, to, clean.length());
    return this;
  }

  /** Adds text that stands out less than the rest; null counts as empty. */
  public MarkedText muted(@Nullable String text) {
    return marked(MUTED, text);
  }

  /** Adds text that is shown as a note; null counts as empty. */
  public MarkedText note(@Nullable String text) {
    return marked(NOTE, text);
  }

  private MarkedText marked(char mark, @Nullable String text) {
    out.append(mark);
    text(text);
    out.append(END);
    return this;
  }

  /** Adds another sentence. */
  MarkedText add(MarkedText other) {
    out.append(other.out);
    return this;
  }

  /**
   * Adds a sentence of which some parts are code.
   *
   * @param code the start and the end of each part, one after the other; what lies outside of the
   *     sentence is left out
   */
  public MarkedText withCode(String sentence, List<Integer> code) {
    int at = 0;
    for (int i = 0; i + 1 < code.size(); i += 2) {
      int from = code.get(i);
      int to = code.get(i + 1);
      if (at <= from && from < to && to <= sentence.length()) {
        text(sentence.substring(at, from)).code(sentence.substring(from, to));
        at = to;
      }
    }
    return text(sentence.substring(at));
  }

  /** Whether the sentence is only this code. */
  public boolean isCode(String code) {
    return out.length() == code.length() + 2
        && out.charAt(0) == CODE
        && out.indexOf(code) == 1
        && out.charAt(out.length() - 1) == END;
  }

  /** Whether nothing has been added yet. */
  public boolean isEmpty() {
    return out.length() == 0;
  }

  /** The sentence with its marks; the caller must read it at once. */
  public StringBuilder marked() {
    return out;
  }

  /** The sentence with its marks. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** Text from a dump in a form that is safe on a page, usually unchanged. */
  public static String clean(String text) {
    return Plain.of(Plain.cut(text, MOST));
  }
}
