package dev.overstay.page;

import dev.overstay.dump.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings of the page's data, each once: 10,000 resources say the same few things. */
final class StringTable {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> strings = new ArrayList<>();

  /** The number of a string. */
  int of(String text) {
    Integer number = numbers.get(text);
    if (number != null) {
      return number;
    }
    numbers.put(text, strings.size());
    strings.add(text);
    return strings.size() - 1;
  }

  /** A JSON array that may stand in a script element: no {@code <} is left in it. */
  void write(Html html) throws IOException {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < strings.size(); i++) {
      out.append(i == 0 ? "" : ",");
      int from = out.length();
      JsonText.quote(out, strings.get(i));
      for (int at = out.indexOf("<", from); at >= 0; at = out.indexOf("<", at)) {
        out.replace(at, at + 1, "\\u003c");
      }
      if (out.length() > 8_192) {
        html.raw(out.toString());
        out.setLength(0);
      }
    }
    html.raw(out.append("]").toString());
  }
}
