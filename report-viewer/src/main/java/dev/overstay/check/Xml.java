package dev.overstay.check;

/** XML under writing: elements that hold elements or text. The text must be legible. */
final class Xml {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** Opens an element; names and values of its attributes come in turns. */
  Xml open(String element, String... attributes) {
    start(element, attributes);
    out.append(">\n");
    depth++;
    return this;
  }

  Xml close(String element) {
    depth--;
    indent().append("</").append(element).append(">\n");
    return this;
  }

  /** An element that holds text or, where that is empty, nothing. */
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
        // Also the end of what looks like a CDATA section.
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        // A reader makes a space of a line feed that stands as it is.
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
