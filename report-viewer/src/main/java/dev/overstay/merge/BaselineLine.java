package dev.overstay.merge;

import org.jspecify.annotations.Nullable;

/** A line of a baseline file, as the command line and the agent read it. */
public final class BaselineLine {
  private static final String SINCE = "# since ";

  private BaselineLine() {}

  /**
   * The finding's id; empty for a blank line or a comment.
   *
   * @return null for any other line, which deserves a warning
   */
  public static @Nullable String id(String line) {
    String text = line.replace("\uFEFF", "").strip();
    int end = 0;
    while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '#') {
      end++;
    }
    return end == 0 ? "" : isId(text, end) ? text.substring(0, end) : null;
  }

  private static boolean isId(String text, int end) {
    if (end < 3 || !text.startsWith("f-")) {
      return false;
    }
    for (int i = 2; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The finding of a line that has this id. */
  static EarlierFindings.Known known(String id, String line) {
    String rest = line.substring(line.indexOf(id) + id.length()).strip();
    int colon = rest.indexOf(": ");
    boolean dated = rest.startsWith(SINCE) && colon == SINCE.length() + "2026-11-25".length();
    String since = dated ? rest.substring(SINCE.length(), colon) : null;
    String words = dated ? rest.substring(colon + 2) : rest;
    return new EarlierFindings.Known(
        id, since, words.startsWith("#") ? words.substring(1).strip() : words);
  }

  /** The line of a finding. */
  static String of(EarlierFindings.Known finding) {
    String since = finding.since() == null ? "# " : SINCE + finding.since() + ": ";
    return finding.id() + " " + since + finding.words();
  }
}
