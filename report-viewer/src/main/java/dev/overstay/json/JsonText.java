package dev.overstay.json;

import dev.overstay.text.Iso;
import dev.overstay.text.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text, indented by two spaces. jackson-core reads dumps but does not write them: its
 * generator loads 60 classes and a VarHandle, 10 ms of CPU in every user's JVM, even a clean one.
 */
public final class JsonText {
  private static final int CHUNK = 8_192;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(CHUNK + 1_024);
  private int depth;
  private boolean first = true;
  private boolean named;

  /** Writes to {@code out} as UTF-8, in pieces. */
  public JsonText(OutputStream out) {
    this.out = out;
  }

  /** Begins an object or array with its opening bracket. */
  public JsonText open(char bracket) throws IOException {
    next();
    text.append(bracket);
    depth++;
    first = true;
    return this;
  }

  /** Ends the innermost open object or array with its closing bracket. */
  public JsonText close(char bracket) throws IOException {
    depth--;
    if (!first) {
      line();
    }
    text.append(bracket);
    first = false;
    if (text.length() >= CHUNK) {
      flush();
    }
    return this;
  }

  /** Writes the name of the next value; the name must not need an escape. */
  public JsonText name(String name) throws IOException {
    next();
    text.append('"').append(name).append("\": ");
    named = true;
    return this;
  }

  void string(String value) throws IOException {
    next();
    quote(text, value);
  }

  /**
   * Writes any value: null, a label, an instant, a boolean, a number, a list, a map, or any other
   * object as its text.
   */
  public JsonText value(@Nullable Object value) throws IOException {
    if (value == null) {
      literal("null");
    } else if (value instanceof Label label) {
      string(label.label());
    } else if (value instanceof Instant instant) {
      string(Iso.format(instant));
    } else if (value instanceof Boolean bool) {
      literal(bool.toString());
    } else if (value instanceof Number number) {
      literal(number.toString());
    } else if (value instanceof Iterable<?> list) {
      open('[');
      for (Object element : list) {
        value(element);
      }
      close(']');
    } else if (value instanceof Map<?, ?> map) {
      open('{');
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        name(String.valueOf(entry.getKey())).value(entry.getValue());
      }
      close('}');
    } else {
      string(value.toString());
    }
    return this;
  }

  /** Writes a number, {@code true}, {@code false} or {@code null}. */
  public void literal(String value) throws IOException {
    next();
    text.append(value);
  }

  /** Writes what is left, with a line feed at the end. */
  public void finish() throws IOException {
    text.append('\n');
    flush();
  }

  private void flush() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private void next() {
    if (named) {
      named = false;
      return;
    }
    if (!first) {
      text.append(',');
    }
    first = false;
    if (depth > 0) {
      line();
    }
  }

  private void line() {
    text.append('\n');
    for (int i = 0; i < depth; i++) {
      text.append("  ");
    }
  }

  /** Adds a string in quotes to {@code text}. */
  // RFC 8259, section 7. A lone surrogate, which has no UTF-8, becomes the replacement character.
  public static void quote(StringBuilder text, String value) {
    text.append('"');
    int plain = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !(Character.isSurrogate(c) && !isPair(value, i))) {
        continue;
      }
      // Characters that need no escape are appended in one piece: this runs cold, at a user's exit.
      text.append(value, plain, i);
      plain = i + 1;
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
      } else {
        text.append('\ufffd');
      }
    }
    text.append(value, plain, value.length()).append('"');
  }

  private static boolean isPair(String value, int i) {
    char c = value.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }
}
