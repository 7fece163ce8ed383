package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.text.Iso;
import dev.overstay.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings of an earlier time: from a baseline file, or from earlier dumps.
 *
 * <p>The text form has one finding per line, {@code f-1a2b # since 2026-11-25: words}. The text
 * after the id is for people, who may remove it or write something else there.
 */
public final class EarlierFindings {
  // Sorted, so that the same findings give the same file and version control shows what changed.
  private final Map<String, Known> known = new TreeMap<>();
  private final List<Integer> strange = new ArrayList<>();

  /**
   * An earlier finding.
   *
   * @param id its id
   * @param since the day on which it was first found, {@code 2026-11-25}; null if unknown
   * @param words its title and place, for people
   */
  public record Known(String id, @Nullable String since, String words) {}

  /** The findings of earlier dumps, except those that a rule suppresses. */
  public static EarlierFindings of(List<Dump> dumps) {
    EarlierFindings earlier = new EarlierFindings();
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

  /** The findings in the lines of a baseline file; lines without a finding are {@link #strange}. */
  public static EarlierFindings ofText(List<String> lines) {
    EarlierFindings earlier = new EarlierFindings();
    for (int i = 0; i < lines.size(); i++) {
      String id = BaselineLine.id(lines.get(i));
      if (id == null) {
        earlier.strange.add(i + 1);
      } else if (!id.isEmpty()) {
        earlier.add(BaselineLine.known(id, lines.get(i)));
      }
    }
    return earlier;
  }

  /** Numbers of the lines, from 1, that are neither findings nor comments. */
  public List<Integer> strange() {
    return List.copyOf(strange);
  }

  /** The lines of a baseline file. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("# overstay baseline: findings that fail nothing");
    for (Known finding : known.values()) {
      lines.add(BaselineLine.of(finding));
    }
    return lines;
  }

  /** The finding with this id; null if it was not there. */
  public @Nullable Known get(String id) {
    return known.get(id);
  }

  /** All, by id. */
  public List<Known> all() {
    return List.copyOf(known.values());
  }

  /** Takes date and text from an older list of the same findings: people may have changed them. */
  public void keep(EarlierFindings older) {
    for (Known before : older.known.values()) {
      Known now = known.get(before.id);
      if (now != null) {
        String since = before.since == null ? now.since : before.since;
        String words = before.words.isEmpty() ? now.words : before.words;
        known.put(now.id, new Known(now.id, since, Plain.of(words)));
      }
    }
  }

  private void add(Known finding) {
    Known other = known.get(finding.id);
    // Dates in this form sort as text.
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
    return Plain.of(finding.title() + by);
  }
}
