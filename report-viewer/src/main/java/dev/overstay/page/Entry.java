package dev.overstay.page;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding with the JVM it is of.
 *
 * @param jvm the dump that holds it
 * @param finding the finding
 * @param anchor its element's id: the finding's own, with a number where several JVMs have it
 */
record Entry(Index jvm, Finding finding, String anchor) {

  /** All findings, worst first, those that a rule silences last. */
  static List<Entry> of(List<Index> jvms) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int silenced = 0; silenced < 2; silenced++) {
      for (Effect effect : Effect.values()) {
        for (Index jvm : jvms) {
          for (Finding finding : jvm.dump.findings()) {
            if (finding.effect() == effect && (finding.suppressedBy() != null) == (silenced == 1)) {
              Integer before = seen.get(finding.id());
              int n = before == null ? 1 : before + 1;
              seen.put(finding.id(), n);
              String id = n == 1 ? finding.id() : finding.id() + "-" + n;
              entries.add(new Entry(jvm, finding, id));
            }
          }
        }
      }
    }
    return entries;
  }

  static List<Entry> loud(List<Entry> entries) {
    List<Entry> loud = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.finding.suppressedBy() == null) {
        loud.add(entry);
      }
    }
    return loud;
  }

  @Nullable Resource root() {
    return jvm.resource(finding.root());
  }

  @Nullable String rootName() {
    Resource root = root();
    return root == null ? null : root.name();
  }

  /** What was left behind, per effect: resources that no other resource of the finding keeps. */
  static Map<Effect, Integer> counts(List<Entry> entries) {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Entry entry : entries) {
      Set<Integer> ids = new HashSet<>(entry.finding.resources());
      int own = 0;
      for (Resource resource : entry.jvm.resources(entry.finding)) {
        Integer owner = resource.owner();
        if (owner == null || !ids.contains(owner)) {
          Effect effect = resource.effect() == null ? entry.finding.effect() : resource.effect();
          add(counts, effect, 1);
          own++;
        }
      }
      // Alike findings are folded into one: the count says how many there were.
      add(counts, entry.finding.effect(), Math.max(0, entry.finding.count() - own));
    }
    return counts;
  }

  private static void add(Map<Effect, Integer> counts, Effect effect, int n) {
    Integer before = counts.get(effect);
    counts.put(effect, before == null ? n : before + n);
  }
}
