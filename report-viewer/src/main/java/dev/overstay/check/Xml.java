package dev.overstay.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes XML to a file in pieces: elements that contain elements or text. The text must be legible.
 */
final class Xml {
  private static final int PIECE = 8_192;

  private final OutputStream file;
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** Writes to {@code file} as UTF-8. */
  Xml(OutputStream file) {
    this.file = file;
  }

  /** Opens an element; {@code attributes} are names and values in turn. */
  Xml open(String element, String... attributes) {
    start(element, attributes);
    out.append(">\n");
    depth++;
    return this;
  }

  Xml close(String element) throws IOException {
    depth--;
    indent().append("</").append(element).append(">\n");
    if (depth == 0 || out.length() >= PIECE) {
      file.write(out.toString().getBytes(StandardCharsets.UTF_8));
      out.setLength(0);
    }
    return this;
  }

  /** Writes an element with text; if the text is empty, the element is empty too. */
  Xml leaf(String element, String text, String... attributes) {
    start(element, attributes);
    if (text.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append('>');
      escape(text, false);
      out.append("</").append(element).append(">\n");
    }
    return this;
  }

  private void start(String element, String... attributes) {
    indent().append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(depth));
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        // Escaped too, since text must not contain the end of a CDATA section.
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        // A parser turns an unescaped line feed in an attribute into a space.
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        default -> out.append(c);
      }
    }
  }
}
