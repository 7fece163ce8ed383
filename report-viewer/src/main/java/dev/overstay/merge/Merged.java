package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.html.MarkedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dumps of many JVMs together: forks, modules, shards. Of the findings that are the same in several
 * dumps, it has the one of the dump that reports most, and answers in which JVMs it is.
 */
public final class Merged {
  private final List<Index> jvms = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<EarlierFindings.Known> gone = new ArrayList<>();
  private final IdentityHashMap<Finding, Seen> seen = new IdentityHashMap<>();

  /** Whether a finding was there earlier. */
  public enum Status {
    /** It was not there. */
    NEW,
    /** It was there already. */
    KNOWN
  }

  /** Where a finding was seen, and what the comparison says of it. */
  private record Seen(
      Index jvm,
      List<Index> jvms,
      int count,
      @Nullable Status status,
      @Nullable String since,
      String anchor) {}

  private Merged() {}

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
    Merged merged = new Merged();
    // The effect is needed too: an id covers it, but the id in a forged dump may not. The line is
    // needed because code of the same name in two modules has the same id, but is two problems to
    // fix.
    Map<Key, Rows> rows = new LinkedHashMap<>();
    for (Dump dump : dumps) {
      Index jvm = new Index(dump, merged.jvms.size());
      merged.jvms.add(jvm);
      for (Finding finding : dump.findings()) {
        Frame madeBy = finding.madeBy();
        Integer line = madeBy == null ? null : madeBy.line();
        Key key = new Key(finding.effect(), finding.id(), line);
        Rows same = rows.get(key);
        if (same == null) {
          same = new Rows(jvm, finding);
          rows.put(key, same);
        }
        same.add(jvm, finding);
      }
    }
    merged.addAll(rows.values(), earlier);
    return merged;
  }

  /** Findings with the same key are the same. */
  private record Key(Effect effect, String id, @Nullable Integer line) {}

  private void addAll(Collection<Rows> all, @Nullable EarlierFindings earlier) {
    Set<String> ids = new HashSet<>();
    Set<String> anchors = new HashSet<>();
    for (int silenced = 0; silenced < 2; silenced++) {
      for (Effect effect : Effect.values()) {
        // Findings that end on their own come last among those with the same effect.
        for (int ending = 0; ending < 2; ending++) {
          for (Rows rows : all) {
            Finding one = rows.best;
            if (one.effect() == effect
                && one.isSuppressed() == (silenced == 1)
                && (one.progress() == Progress.ENDING) == (ending == 1)) {
              findings.add(one);
              seen.put(one, rows.seen(earlier, anchors));
              ids.add(one.id());
            }
          }
        }
      }
    }
    if (earlier != null) {
      for (EarlierFindings.Known known : earlier.all()) {
        if (!ids.contains(known.id())) {
          gone.add(known);
        }
      }
    }
  }

  /** All JVMs, in the order in which their dumps were given. */
  public List<Index> jvms() {
    return jvms;
  }

  /** All findings, each once, worst first, those that a rule suppresses last. */
  public List<Finding> findings() {
    return findings;
  }

  /** The findings that no rule suppresses. */
  public List<Finding> loud() {
    List<Finding> loud = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.isSuppressed()) {
        loud.add(finding);
      }
    }
    return loud;
  }

  /** The earlier findings that are in none of the dumps; empty without a comparison. */
  public List<EarlierFindings.Known> gone() {
    return gone;
  }

  /**
   * The JVMs that leaked nothing, apart from findings that a rule suppresses, and that were not
   * ended while a test ran.
   */
  public List<Index> clean() {
    List<Index> clean = new ArrayList<>();
    for (Index jvm : jvms) {
      boolean isClean = !jvm.dump.isCutShort();
      for (Finding finding : jvm.dump.findings()) {
        isClean &= finding.isSuppressed();
      }
      if (isClean) {
        clean.add(jvm);
      }
    }
    return clean;
  }

  /** The JVM whose dump reports most about one of the findings, which has the finding's ids. */
  public Index jvm(Finding finding) {
    return seen(finding).jvm;
  }

  /** All JVMs that have this finding. */
  public List<Index> jvms(Finding finding) {
    return seen(finding).jvms;
  }

  /** How many similar findings there are in all JVMs together. */
  public int count(Finding finding) {
    return seen(finding).count;
  }

  /** Compared with the earlier findings; null without a comparison. */
  public @Nullable Status status(Finding finding) {
    return seen(finding).status;
  }

  /** Whether it is known from an earlier run. */
  public boolean isKnown(Finding finding) {
    return seen(finding).status == Status.KNOWN;
  }

  /** The day since which it is known, {@code 2026-11-25}; null if that is not known. */
  public @Nullable String since(Finding finding) {
    return seen(finding).since;
  }

  /** The id of its element on a page: the finding's own, so that a link works from run to run. */
  public String anchor(Finding finding) {
    return seen(finding).anchor;
  }

  /** The resource to close; null if the dump does not list it. */
  public @Nullable Resource root(Finding finding) {
    return jvm(finding).resource(finding.root());
  }

  private Seen seen(Finding finding) {
    Seen where = seen.get(finding);
    if (where == null) {
      throw new IllegalArgumentException("not one of the merged findings: " + finding.id());
    }
    return where;
  }

  /** The same finding in one JVM or several. */
  private static final class Rows {
    private final List<Index> jvms = new ArrayList<>();
    private Finding best;
    private Index of;
    private int count;

    Rows(Index jvm, Finding finding) {
      best = finding;
      of = jvm;
    }

    void add(Index jvm, Finding finding) {
      if (jvms.isEmpty() || jvms.get(jvms.size() - 1) != jvm) {
        jvms.add(jvm);
      }
      count += Math.max(1, finding.count());
      if (says(finding) > says(best)) {
        best = finding;
        of = jvm;
      }
    }

    // A finding that is judged wins over a suppressed one, and two snapshots over one.
    private static int says(Finding finding) {
      return (finding.isSuppressed() ? 0 : 2) + (finding.progress() == Progress.UNKNOWN ? 0 : 1);
    }

    Seen seen(@Nullable EarlierFindings earlier, Set<String> anchors) {
      EarlierFindings.Known known = earlier == null ? null : earlier.get(best.id());
      Status status;
      if (earlier != null) {
        status = known == null ? Status.NEW : Status.KNOWN;
      } else if (best.baseline() == null) {
        status = null;
      } else {
        status = best.baseline().equals("new") ? Status.NEW : Status.KNOWN;
      }
      String anchor = MarkedText.clean(best.id());
      // Only a forged dump has one id for two effects.
      while (!anchors.add(anchor)) {
        anchor += "-2";
      }
      return new Seen(of, jvms, count, status, known == null ? null : known.since(), anchor);
    }
  }
}
