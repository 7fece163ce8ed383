package dev.overstay.option;

import java.util.ArrayList;
import java.util.List;

/**
 * The outer syntax of options: pairs separated by commas, with quotes around a value with a comma.
 */
final class OptionText {
  private OptionText() {}

  /**
   * The pairs without their quotes. A quote that is not closed is an error, and ends with the text.
   */
  static List<String> split(String text, List<String> errors) {
    List<String> pairs = new ArrayList<>();
    StringBuilder pair = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == ',' && (!quoted || i == text.length())) {
        if (!pair.toString().isBlank()) {
          pairs.add(pair.toString().trim());
        }
        pair.setLength(0);
      } else {
        pair.append(c);
      }
    }
    if (quoted) {
      errors.add("options: a single quote is not closed in " + text);
    }
    return pairs;
  }
}
