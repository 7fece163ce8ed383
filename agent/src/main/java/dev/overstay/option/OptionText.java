package dev.overstay.option;

import java.util.ArrayList;
import java.util.List;

/** The outer syntax of options: pairs between commas, quotes around a value with a comma. */
final class OptionText {
  private OptionText() {}

  /** The pairs with their quotes removed; an open quote is an error and ends at the end. */
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
