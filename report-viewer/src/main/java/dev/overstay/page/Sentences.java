package dev.overstay.page;

/**
 * Texts and marked sentences of the page's data as numbers: that of the text without its numbers,
 * then these. Ten thousand threads differ in a number, and in the hash of the lock that they wait
 * for.
 */
final class Sentences {
  /** Stands for a decimal number. */
  static final char DECIMAL = '\u0005';

  /** Stands for a hexadecimal one behind an {@code @}. */
  static final char HEX = '\u0006';

  private static final int MOST = 20;
  private static final int DIGITS = 9;
  private static final int HEX_DIGITS = 8;

  private final StringTable texts;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder numbers = new StringBuilder();

  Sentences(StringTable texts) {
    this.texts = texts;
  }

  /** Adds {@code ,text,number,number} to {@code out}. */
  void add(StringBuilder out, String said) {
    text.setLength(0);
    numbers.setLength(0);
    int count = 0;
    int plain = 0;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (c == '@') {
        int end = end(said, i + 1, 16);
        if (isNumber(said, i + 1, end, HEX_DIGITS) && !isLetter(said, end)) {
          slot(said, plain, i + 1, HEX, Long.parseLong(said, i + 1, end, 16));
          count++;
          plain = end;
        }
        // What is no number as a hash is none in pieces either.
        i = Math.max(i, end - 1);
      } else if (c >= '0' && c <= '9') {
        int address = addressEnd(said, i);
        int end = address > 0 ? address : end(said, i, 10);
        if (address < 0 && isNumber(said, i, end, DIGITS)) {
          slot(said, plain, i, DECIMAL, Long.parseLong(said, i, end, 10));
          count++;
          plain = end;
        }
        i = end - 1;
      }
    }
    if (count == 0 || count > MOST) {
      out.append(',').append(texts.of(said));
    } else {
      text.append(said, plain, said.length());
      out.append(',').append(texts.of(text.toString())).append(numbers);
    }
  }

  private void slot(String said, int plain, int at, char slot, long number) {
    text.append(said, plain, at).append(slot);
    numbers.append(',').append(number);
  }

  private static int end(String said, int from, int radix) {
    int end = from;
    while (end < said.length() && isDigit(said.charAt(end), radix)) {
      end++;
    }
    return end;
  }

  /** Where an IPv4 address ends, which is the same in many texts; -1 where there is none. */
  private static int addressEnd(String said, int from) {
    int end = end(said, from, 10);
    for (int i = 1; i < 4; i++) {
      int next = end < said.length() && said.charAt(end) == '.' ? end(said, end + 1, 10) : end;
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

  /** Whether the number alone says how it was written: with a zero before it, it does not. */
  private static boolean isNumber(String said, int from, int end, int most) {
    return end > from && end - from <= most && (said.charAt(from) != '0' || end - from == 1);
  }

  private static boolean isLetter(String said, int at) {
    return at < said.length() && Character.isLetterOrDigit(said.charAt(at));
  }
}
