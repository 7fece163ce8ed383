package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Iso;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was left behind at an earlier time: a baseline file, or earlier dumps.
 *
 * <p>As text it is a finding a line, {@code f-1a2b # since 2026-11-25: words}; all behind the id is
 * for people, who may leave it out or write something else there.
 */
public final class Earlier {
  private static final String SINCE = "# since ";
  // Sorted: the same file for the same findings, so that a version control shows what changed.
  private final Map<String, Known> known = new TreeMap<>();

  /**
   * A finding that was there.
   *
   * @param id the finding's
   * @param since the day of the first look that found it, {@code 2026-11-25}; null where unknown
   * @param words its title and place, for people
   */
  public record Known(String id, @Nullable String since, String words) {}

  /** The findings of earlier dumps, but for those that a rule silences. */
  public static Earlier of(List<Dump> dumps) {
    Earlier earlier = new Earlier();
    for (Dump dump : dumps) {
      String day = Iso.format(dump.jvm().startedAt()).substring(0, "2026-11-25".length());
      for (Finding finding : dump.findings()) {
        if (finding.suppressedBy() == null) {
          earlier.add(new Known(finding.id(), day, words(finding)));
        }
      }
    }
    return earlier;
  }

  /** The findings of a baseline file's lines; what is no finding's line is left. */
  public static Earlier ofText(List<String> lines) {
    Earlier earlier = new Earlier();
    for (String line : lines) {
      int end = line.indexOf(' ');
      String id = end < 0 ? line : line.substring(0, end);
      if (!id.startsWith("f-")) {
        continue;
      }
      String rest = end < 0 ? "" : line.substring(end + 1).strip();
      int colon = rest.indexOf(": ");
      boolean dated = rest.startsWith(SINCE) && colon == SINCE.length() + "2026-11-25".length();
      String since = dated ? rest.substring(SINCE.length(), colon) : null;
      String words =
          dated ? rest.substring(colon + 2) : rest.startsWith("# ") ? rest.substring(2) : rest;
      earlier.add(new Known(id, since, words));
    }
    return earlier;
  }

  /** The lines of a baseline file. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("# overstay baseline: findings that fail nothing");
    for (Known finding : known.values()) {
      String since = finding.since == null ? "# " : SINCE + finding.since + ": ";
      lines.add(finding.id + " " + since + finding.words);
    }
    return lines;
  }

  /** The finding with this id; null where it was not there. */
  public @Nullable Known get(String id) {
    return known.get(id);
  }

  /** All, by id. */
  public List<Known> all() {
    return List.copyOf(known.values());
  }

  /** Takes the days from an older look at the same findings. */
  public void datedBy(Earlier older) {
    for (Known before : older.known.values()) {
      Known now = known.get(before.id);
      if (now != null && before.since != null) {
        add(new Known(now.id, before.since, now.words));
      }
    }
  }

  private void add(Known finding) {
    Known other = known.get(finding.id);
    // Days in this form sort as text.
    boolean older =
        other == null
            || (finding.since != null
                && (other.since == null || finding.since.compareTo(other.since) < 0));
    if (older) {
      known.put(finding.id, finding);
    }
  }

  private static String words(Finding finding) {
    String by = finding.madeBy() == null ? "" : ", made by " + finding.madeBy().words();
    StringBuilder out = new StringBuilder(finding.title() + by);
    for (int i = 0; i < out.length(); i++) {
      if (Character.isISOControl(out.charAt(i))) {
        out.setCharAt(i, '?');
      }
    }
    return out.toString();
  }
}
