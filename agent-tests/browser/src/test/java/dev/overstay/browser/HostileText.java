package dev.overstay.browser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that try to become markup, to run, to turn the reading direction, or to be too long. */
final class HostileText {
  /** What each text is followed by, as JSON has it. */
  private static final String EVIL =
      "</script><script>window.pwned=1</script><img src=x onerror=\\\"window.pwned=1\\\">"
          + "</code></details><style>*{display:none}</style>"
          + " \\\" ' ` ${window.pwned=1} &lt; \\u202e\\u2066 \\u001b[31m \\u0000 ";

  // All that a program, a user or a library chooses; ids, times and words of the format stay.
  private static final Pattern TEXT =
      Pattern.compile(
          "(\"(?:name|title|fix|headline|workDir|runner|main|java|vm|os|class|method|file"
              + "|madeByThread|command|local|group|contextClassLoader|waitingOn|uniqueId)\" : \""
              + "(?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern FRAME = Pattern.compile("(\"[\\w.$<>]+\\([\\w. ]+(?::\\d+)?\\))\"");

  private HostileText() {}

  /** The dump with these texts. */
  static String in(String dump) {
    String texts = TEXT.matcher(dump).replaceAll("$1" + Matcher.quoteReplacement(EVIL) + "\"");
    return FRAME.matcher(texts).replaceAll("$1" + Matcher.quoteReplacement(EVIL) + "\"");
  }

  /** The dump with a megabyte for one name. */
  static String longName(String dump) {
    return dump.replace("stub-acceptor", "x".repeat(1 << 20));
  }
}
