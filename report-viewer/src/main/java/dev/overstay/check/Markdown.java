package dev.overstay.check;

/**
 * Text from a dump within Markdown. It is always written as code, so that no markup, link, mention,
 * issue number or HTML in it becomes active.
 */
final class Markdown {
  private Markdown() {}

  /** The text as code, between fences that do not occur in it. */
  static String code(String text) {
    if (text.isBlank()) {
      return "";
    }
    String fence = "`".repeat(longestRun(text) + 1);
    boolean apart = text.startsWith("`") || text.endsWith("`");
    return apart ? fence + " " + text + " " + fence : fence + text + fence;
  }

  /** The text as code for a table cell, which a bar would end even within code. */
  static String cell(String text) {
    return code(Legible.line(text, 240).replace('|', '¦'));
  }

  /** The text as code in HTML. */
  static String html(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return "<code>" + escaped + "</code>";
  }

  /** Lines as a block of code. */
  static String block(Iterable<String> lines) {
    String text = String.join("\n", lines);
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + "text\n" + text + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
