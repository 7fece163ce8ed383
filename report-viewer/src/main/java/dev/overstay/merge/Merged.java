package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Progress;
import dev.overstay.merge.MergedFinding.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dumps of many JVMs together: forks, modules, shards.
 *
 * @param dumps one per JVM, in the order in which they were given
 * @param findings each once, worst first, those that a rule suppresses last
 * @param gone earlier findings that are in none of the dumps; empty without a comparison
 */
public record Merged(
    List<Dump> dumps, List<MergedFinding> findings, List<EarlierFindings.Known> gone) {

  /** Merges dumps without a comparison: {@code new} and {@code known} come from the dumps. */
  public static Merged of(List<Dump> dumps) {
    return of(dumps, null);
  }

  /**
   * Merges dumps and compares them with earlier findings.
   *
   * @param earlier the earlier findings; null for no comparison
   */
  public static Merged of(List<Dump> dumps, @Nullable EarlierFindings earlier) {
    // The effect is needed too: an id covers it, but the id in a forged dump may not. The line is
    // needed because code of the same name in two modules has the same id, but is two problems to
    // fix.
    Map<Key, Rows> rows = new LinkedHashMap<>();
    for (int i = 0; i < dumps.size(); i++) {
      Dump dump = dumps.get(i);
      for (Finding finding : dump.findings()) {
        Frame madeBy = finding.madeBy();
        Integer line = madeBy == null ? null : madeBy.line();
        Key key = new Key(finding.effect(), finding.id(), line);
        Rows same = rows.get(key);
        if (same == null) {
          same = new Rows(dump, finding);
          rows.put(key, same);
        }
        same.add(i, dump, finding);
      }
    }
    List<MergedFinding> all = new ArrayList<>();
    for (Rows same : rows.values()) {
      all.add(same.merged(earlier));
    }
    List<MergedFinding> findings = new ArrayList<>();
    for (int silenced = 0; silenced < 2; silenced++) {
      for (Effect effect : Effect.values()) {
        // Findings that end on their own come last among those with the same effect.
        for (int ending = 0; ending < 2; ending++) {
          for (MergedFinding one : all) {
            if (one.finding().effect() == effect
                && one.isSuppressed() == (silenced == 1)
                && (one.finding().progress() == Progress.ENDING) == (ending == 1)) {
              findings.add(one);
            }
          }
        }
      }
    }
    return new Merged(List.copyOf(dumps), findings, gone(findings, earlier));
  }

  /** Findings with the same key are the same. */
  private record Key(Effect effect, String id, @Nullable Integer line) {}

  /** The findings that no rule suppresses. */
  public List<MergedFinding> loud() {
    List<MergedFinding> loud = new ArrayList<>();
    for (MergedFinding finding : findings) {
      if (!finding.isSuppressed()) {
        loud.add(finding);
      }
    }
    return loud;
  }

  /** The dumps of JVMs that leaked nothing, apart from findings that a rule suppresses. */
  public List<Dump> clean() {
    List<Dump> clean = new ArrayList<>();
    for (Dump dump : dumps) {
      boolean isClean = true;
      for (Finding finding : dump.findings()) {
        isClean &= finding.suppressedBy() != null;
      }
      if (isClean) {
        clean.add(dump);
      }
    }
    return clean;
  }

  private static List<EarlierFindings.Known> gone(
      List<MergedFinding> findings, @Nullable EarlierFindings earlier) {
    List<EarlierFindings.Known> gone = new ArrayList<>();
    if (earlier != null) {
      Set<String> here = new HashSet<>();
      for (MergedFinding finding : findings) {
        here.add(finding.finding().id());
      }
      for (EarlierFindings.Known known : earlier.all()) {
        if (!here.contains(known.id())) {
          gone.add(known);
        }
      }
    }
    return gone;
  }

  /** The same finding in one JVM or several. */
  private static final class Rows {
    private final List<Dump> dumps = new ArrayList<>();
    private Finding best;
    private Dump of;
    private int count;
    private int last = -1;

    Rows(Dump dump, Finding finding) {
      best = finding;
      of = dump;
    }

    void add(int at, Dump dump, Finding finding) {
      if (at != last) {
        last = at;
        dumps.add(dump);
      }
      count += Math.max(1, finding.count());
      if (says(finding) > says(best)) {
        best = finding;
        of = dump;
      }
    }

    // A finding that is judged wins over a suppressed one, and two snapshots over one.
    private static int says(Finding finding) {
      return (finding.suppressedBy() == null ? 2 : 0)
          + (finding.progress() == Progress.UNKNOWN ? 0 : 1);
    }

    MergedFinding merged(@Nullable EarlierFindings earlier) {
      EarlierFindings.Known known = earlier == null ? null : earlier.get(best.id());
      Status status;
      if (earlier != null) {
        status = known == null ? Status.NEW : Status.KNOWN;
      } else if (best.baseline() == null) {
        status = null;
      } else {
        status = best.baseline().equals("new") ? Status.NEW : Status.KNOWN;
      }
      return new MergedFinding(
          best, of, dumps, count, status, known == null ? null : known.since());
    }
  }
}
