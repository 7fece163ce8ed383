package dev.overstay.check;

import dev.overstay.dump.Frame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parsed line of a stack trace. */
final class StackLine {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:[^(]*/(?!0x))?([^(/]+(?:/0x[^(]*)?)\\.([^(.]+)\\(([^:()]+?)(?::(\\d{1,9}))?\\)");

  private StackLine() {}

  /** The frame of {@code app//com.acme.Orders.start(Orders.java:88)}; null for any other text. */
  static @Nullable Frame frame(String line, boolean own) {
    Matcher matcher = FRAME.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String file = matcher.group(3).indexOf('.') < 0 ? null : matcher.group(3);
    Integer number = matcher.group(4) == null ? null : Integer.valueOf(matcher.group(4));
    return new Frame(matcher.group(1), matcher.group(2), file, number, own);
  }
}
