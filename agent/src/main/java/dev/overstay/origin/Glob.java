package dev.overstay.origin;

import dev.overstay.base.Late;

/** Patterns of names: {@code *} stands for anything, in a place of code for anything but a dot. */
@Late
public final class Glob {
  private Glob() {}

  /**
   * Whether the whole of {@code text} is as {@code pattern} says.
   *
   * @param code whether it is a class and its method, where only {@code **} goes across dots
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
