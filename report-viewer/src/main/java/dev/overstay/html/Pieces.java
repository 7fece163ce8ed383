package dev.overstay.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a long list of numbers in pieces: written numbers are not copied again as the list grows.
 */
public final class Pieces {
  private static final int LENGTH = 1 << 15;

  private final List<String> full = new ArrayList<>();
  private final StringBuilder last = new StringBuilder(LENGTH + 100);

  /** The builder to add the next numbers to, each after a comma. */
  public StringBuilder next() {
    if (last.length() >= LENGTH) {
      full.add(last.toString());
      last.setLength(0);
    }
    return last;
  }

  /** Writes the numbers as a JSON array. */
  public void write(Html html) throws IOException {
    html.raw("[");
    for (int i = 0; i < full.size(); i++) {
      html.raw(i == 0 ? full.get(i).substring(1) : full.get(i));
    }
    int comma = full.isEmpty() && last.length() > 0 ? 1 : 0;
    html.raw(last.delete(0, comma)).raw("]");
  }
}
