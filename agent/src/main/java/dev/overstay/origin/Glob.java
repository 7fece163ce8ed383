package dev.overstay.origin;

import dev.overstay.base.Late;

/**
 * Name patterns: {@code *} stands for any text, but for a place in code for any text without a dot.
 */
@Late
public final class Glob {
  private Glob() {}

  /**
   * Whether the whole of {@code text} matches {@code pattern}.
   *
   * @param code whether the text is a class and its method, where only {@code **} matches dots
   */
  public static boolean matches(String pattern, String text, boolean code) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text);
    }
    if (!text.startsWith(pattern.substring(0, star))) {
      return false;
    }
    boolean across = !code || pattern.startsWith("**", star);
    String rest = pattern.substring(pattern.startsWith("**", star) ? star + 2 : star + 1);
    for (int i = star; i <= text.length(); i++) {
      if (matches(rest, text.substring(i), code)) {
        return true;
      }
      if (i < text.length() && text.charAt(i) == '.' && !across) {
        return false;
      }
    }
    return false;
  }
}
