package dev.overstay.stack;

import dev.overstay.html.StringTable;

/**
 * Texts and marked sentences of the page's data as numbers: first the number of the text without
 * its numbers, then these numbers. Ten thousand threads differ in a number, and in the hash of the
 * lock that they wait for.
 */
public final class Sentences {
  /** Stands for a decimal number. */
  static final char DECIMAL = '\u0006';

  /** Stands for a hexadecimal number after an {@code @}. */
  static final char HEX = '\u0007';

  private static final int MOST = 20;
  private static final int DIGITS = 9;
  private static final int HEX_DIGITS = 8;

  private final StringTable texts;
  private final StringBuilder numbers = new StringBuilder();

  // Characters are in arrays: with the methods of String, compiling this takes the JIT 26 MB.
  private char[] said = new char[256];
  private char[] text = new char[256];
  private int length;
  private int texted;

  /** Creates a writer of sentences that adds their texts to {@code texts}. */
  public Sentences(StringTable texts) {
    this.texts = texts;
  }

  /** Adds {@code ,text,number,number} to {@code out}. */
  public void add(StringBuilder out, String sentence) {
    add(out, sentence, 0, sentence.length());
  }

  /** Like {@link #add(StringBuilder, String)}, for a part of a text. */
  public void add(StringBuilder out, String text, int from, int to) {
    take(to - from);
    text.getChars(from, to, said, 0);
    add(out);
  }

  /** Like {@link #add(StringBuilder, String)}, without creating a string. */
  public void add(StringBuilder out, StringBuilder sentence) {
    take(sentence.length());
    sentence.getChars(0, length, said, 0);
    add(out);
  }

  private void take(int characters) {
    length = characters;
    if (length > said.length) {
      said = new char[2 * length];
      text = new char[2 * length];
    }
  }

  private void add(StringBuilder out) {
    numbers.setLength(0);
    texted = 0;
    int count = 0;
    int plain = 0;
    for (int i = 0; i < length; i++) {
      char c = said[i];
      if (c == '@') {
        int end = end(i + 1, 16);
        if (isNumber(i + 1, end, HEX_DIGITS) && !isLetter(end)) {
          slot(plain, i + 1, end, HEX);
          count++;
          plain = end;
        }
        // Text that is not a number as a hash is not split into numbers either.
        i = Math.max(i, end - 1);
      } else if (c >= '0' && c <= '9') {
        int address = addressEnd(i);
        int end = address > 0 ? address : end(i, 10);
        if (address < 0 && isNumber(i, end, DIGITS)) {
          slot(plain, i, end, DECIMAL);
          count++;
          plain = end;
        }
        i = end - 1;
      }
    }
    if (count == 0 || count > MOST) {
      out.append(',').append(texts.of(said, length));
    } else {
      copy(plain, length);
      out.append(',').append(texts.of(text, texted)).append(numbers);
    }
  }

  private void slot(int plain, int from, int to, char slot) {
    copy(plain, from);
    text[texted++] = slot;
    numbers.append(',');
    if (slot == DECIMAL) {
      numbers.append(said, from, to - from);
    } else {
      long number = 0;
      for (int i = from; i < to; i++) {
        number = 16 * number + Character.digit(said[i], 16);
      }
      numbers.append(number);
    }
  }

  private void copy(int from, int to) {
    System.arraycopy(said, from, text, texted, to - from);
    texted += to - from;
  }

  private int end(int from, int radix) {
    int end = from;
    while (end < length && isDigit(said[end], radix)) {
      end++;
    }
    return end;
  }

  /** The end of an IPv4 address, which is the same in many texts; -1 if no address begins here. */
  private int addressEnd(int from) {
    int end = end(from, 10);
    for (int i = 1; i < 4; i++) {
      int next = end < length && said[end] == '.' ? end(end + 1, 10) : end;
      if (next <= end + 1) {
        return -1;
      }
      end = next;
    }
    return end;
  }

  // Of hexadecimal digits only those that Integer.toHexString writes.
  private static boolean isDigit(char c, int radix) {
    return (c >= '0' && c <= '9') || (radix == 16 && c >= 'a' && c <= 'f');
  }

  /** Whether the number alone determines its text, which it does not after a leading zero. */
  private boolean isNumber(int from, int end, int most) {
    return end > from && end - from <= most && (said[from] != '0' || end - from == 1);
  }

  private boolean isLetter(int at) {
    return at < length && Character.isLetterOrDigit(said[at]);
  }
}
