package dev.overstay.text;

import java.util.Locale;

/** An enum constant whose form in a dump is its name in lower case with hyphens. */
public interface Label {
  /** The constant's Java name. */
  String name();

  /** The constant's form in JSON, in options and on the page, for example {@code blocks-exit}. */
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of {@code values} with this label.
   *
   * @throws IllegalArgumentException naming the label, if no constant has it
   */
  static <T extends Label> T parse(T[] values, String label) {
    for (T value : values) {
      if (isLabel(value.name(), label)) {
        return value;
      }
    }
    throw new IllegalArgumentException("unknown value '" + label + "'");
  }

  /** Whether {@code label} is the constant's label; called a million times for a thousand dumps. */
  private static boolean isLabel(String name, String label) {
    if (name.length() != label.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char low = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
      if (low != label.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
