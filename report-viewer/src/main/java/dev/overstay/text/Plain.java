package dev.overstay.text;

/** Text that came from a file, made fit for one line of a terminal. */
public final class Plain {
  private static final char REPLACEMENT = '\ufffd';

  private Plain() {}

  /**
   * The text as one line that can't move the cursor or change the direction of text. A tab and a
   * line feed become a space. Other control characters, marks that change the direction of text,
   * line separators, byte order marks, noncharacters and halves of surrogate pairs become U+FFFD.
   */
  public static String of(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char shown = isHalf(text, i) ? REPLACEMENT : shown(c);
      if (shown != c && out == null) {
        out = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (out != null) {
        out.append(shown);
      }
    }
    return out == null ? text : out.toString();
  }

  /** The text in at most {@code most} characters; if it is cut, it ends in …. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** The text with U+FFFD for each half of a surrogate pair, which UTF-8 can't encode. */
  public static String paired(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text, i)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out == null ? text : out.toString();
  }

  private static char shown(char c) {
    if (c == '\t' || c == '\n') {
      return ' ';
    }
    boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
    boolean direction =
        c == 0x61c
            || c == 0x200e
            || c == 0x200f
            || (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069);
    boolean line = c == 0x2028 || c == 0x2029;
    return control || direction || line || c == 0xfeff || c >= 0xfffe ? REPLACEMENT : c;
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
