package dev.overstay.view;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.html.MarkedText;
import dev.overstay.merge.Merged;
import dev.overstay.merge.MergedFinding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding with the JVMs that have it.
 *
 * @param merged the finding
 * @param jvm the JVM whose dump reports most about it
 * @param jvms all JVMs that have it
 * @param anchor its element's id: the finding's own, so that a link works from run to run
 */
public record Entry(MergedFinding merged, Index jvm, List<Index> jvms, String anchor) {

  /** All findings in the order of the page. */
  public static List<Entry> of(Merged merged, List<Index> indexes) {
    IdentityHashMap<Dump, Index> byDump = new IdentityHashMap<>();
    for (Index index : indexes) {
      byDump.put(index.dump, index);
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    for (MergedFinding finding : merged.findings()) {
      List<Index> jvms = new ArrayList<>();
      for (Dump dump : finding.dumps()) {
        Index index = byDump.get(dump);
        if (index != null) {
          jvms.add(index);
        }
      }
      Index jvm = byDump.get(finding.dump());
      String anchor = MarkedText.clean(finding.finding().id());
      // Only a forged dump has one id for two effects.
      while (!anchors.add(anchor)) {
        anchor += "-2";
      }
      if (jvm != null) {
        entries.add(new Entry(finding, jvm, jvms, anchor));
      }
    }
    return entries;
  }

  /** The entries that no rule suppresses. */
  public static List<Entry> loud(List<Entry> entries) {
    List<Entry> loud = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.merged.isSuppressed()) {
        loud.add(entry);
      }
    }
    return loud;
  }

  /** The finding, as the dump of {@code jvm} reports it. */
  public Finding finding() {
    return merged.finding();
  }

  /** The resource to close; null if the dump does not list it. */
  public @Nullable Resource root() {
    return jvm.resource(finding().root());
  }

  /** The part of its title that names it: the resource's name, or the class of the object. */
  public String name() {
    return finding().name();
  }

  /** Its title, with the part that names it strong. */
  public MarkedText title() {
    String title = finding().title();
    String noun = finding().noun();
    int at = noun == null ? 0 : noun.length() + 1;
    boolean named = !name().isEmpty() && title.startsWith(name(), at);
    return named
        ? new MarkedText().strong(title, at, at + name().length())
        : new MarkedText().text(title);
  }

  /** Equal for findings that were created at the same line; its id if the line is not known. */
  public Object line() {
    Frame frame = finding().madeBy();
    return frame == null ? finding().id() : frame;
  }

  /** The parts of a finding that a reader sees. */
  private record Seen(Object line, String title) {}

  /** The first of all entries that look the same to a reader: several ways may lead to a line. */
  public static List<Entry> distinct(List<Entry> entries) {
    List<Entry> first = new ArrayList<>();
    Set<Seen> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (seen.add(new Seen(entry.line(), entry.finding().title()))) {
        first.add(entry);
      }
    }
    return first;
  }

  /** The leaks per effect: resources that no other resource of the finding keeps. */
  public static Map<Effect, Integer> counts(List<Entry> entries) {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    for (Entry entry : entries) {
      int own = 0;
      for (Resource resource : entry.jvm.standing(entry.finding())) {
        Effect effect = resource.effect() == null ? entry.finding().effect() : resource.effect();
        add(counts, effect, 1);
        own++;
      }
      // Alike findings, of other JVMs too, are folded into one: the count says how many there were.
      add(counts, entry.finding().effect(), Math.max(0, entry.merged.count() - own));
    }
    return counts;
  }

  private static void add(Map<Effect, Integer> counts, Effect effect, int n) {
    Integer before = counts.get(effect);
    counts.put(effect, before == null ? n : before + n);
  }
}
