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
 * @param findings each once, worst first, those that a rule silences last
 * @param gone what was there earlier and is in none of the dumps; empty without a comparison
 */
public record Merged(List<Dump> dumps, List<MergedFinding> findings, List<Earlier.Known> gone) {

  /**
   * The dumps, compared with nothing: {@code new} and {@code known} are what they say themselves.
   */
  public static Merged of(List<Dump> dumps) {
    return of(dumps, null);
  }

  /**
   * The dumps, and what changed.
   *
   * @param earlier what was there before; null for nothing to compare with
   */
  public static Merged of(List<Dump> dumps, @Nullable Earlier earlier) {
    // By effect too: an id holds it, but a forged dump's need not. By line: an id is the same for
    // code of the same name in two modules, which are two things to fix.
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
        // What ends by itself comes last of those that do the same.
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

  /** What makes two findings the same. */
  private record Key(Effect effect, String id, @Nullable Integer line) {}

  /** The findings that nobody silences. */
  public List<MergedFinding> loud() {
    List<MergedFinding> loud = new ArrayList<>();
    for (MergedFinding finding : findings) {
      if (!finding.isSuppressed()) {
        loud.add(finding);
      }
    }
    return loud;
  }

  /** The dumps of JVMs that left nothing behind but what a rule silences. */
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

  private static List<Earlier.Known> gone(List<MergedFinding> findings, @Nullable Earlier earlier) {
    List<Earlier.Known> gone = new ArrayList<>();
    if (earlier != null) {
      Set<String> here = new HashSet<>();
      for (MergedFinding finding : findings) {
        here.add(finding.finding().id());
      }
      for (Earlier.Known known : earlier.all()) {
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

    // What is judged goes before what is silenced, and two looks before one.
    private static int says(Finding finding) {
      return (finding.suppressedBy() == null ? 2 : 0)
          + (finding.progress() == Progress.UNKNOWN ? 0 : 1);
    }

    MergedFinding merged(@Nullable Earlier earlier) {
      Earlier.Known known = earlier == null ? null : earlier.get(best.id());
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
