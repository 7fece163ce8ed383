package dev.overstay.tests.ends;

import java.util.ArrayList;
import java.util.List;

/**
 * Stderr, taken apart.
 *
 * @param lines what the agent said, without the lines that explain a finding
 * @param rest all that is not the agent's
 */
record OwnText(List<String> lines, String rest) {
  private static final String NAME = "overstay: ";

  static OwnText of(String stderr) {
    List<String> lines = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    boolean own = false;
    for (String line : stderr.split("(?<=\n)", -1)) {
      if (line.startsWith(NAME)) {
        lines.add(line.strip());
        own = true;
      } else if (!own || !line.startsWith("  ")) {
        rest.append(line);
        own = false;
      }
    }
    return new OwnText(lines, rest.toString());
  }
}
