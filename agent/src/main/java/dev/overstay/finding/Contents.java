package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Names;
import dev.overstay.kind.Kind;
import dev.overstay.text.Plural;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of a finding, for the parentheses in its title. */
@Late
final class Contents {
  private Contents() {}

  /**
   * The contents without the root: {@code pid 4711}, {@code 3 threads}, {@code 1 thread, 2
   * sockets}.
   */
  static String beside(Group group, int count) {
    Candidate root = group.root();
    if (group.isPair()) {
      return "both ends";
    }
    Map<Kind, Integer> others = counts(group);
    add(others, root.live.kind, -count);
    StringBuilder out = new StringBuilder();
    if (root.live.kind.isProcess()) {
      out.append("pid ").append(root.live.text("pid"));
    }
    append(out, others, root.live.kind);
    return out.toString();
  }

  /** All contents, if an object of a library represents them: {@code port 8080, 8 threads}. */
  static String all(Group group, boolean redact) {
    StringBuilder out = new StringBuilder();
    Map<Kind, Integer> counts = counts(group);
    for (Candidate member : group.members()) {
      boolean process = member.live.kind.isProcess();
      String port = member.live.kind.accepts() ? port(member) : "";
      if (process || !port.isEmpty()) {
        add(counts, member.live.kind, -1);
        out.append(out.length() == 0 ? "" : ", ");
        out.append(
            process
                ? Names.name(member, redact) + ", pid " + member.live.text("pid")
                : "port " + port);
      }
    }
    append(out, counts, null);
    return out.toString();
  }

  private static String port(Candidate server) {
    int port = server.live.localPort();
    return port == 0 ? "" : String.valueOf(port);
  }

  private static Map<Kind, Integer> counts(Group group) {
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    for (Candidate member : group.members()) {
      // A timer and its thread are one thing to the user.
      boolean timersThread =
          member.owner() != null && member.owner().live.kind.isOneWithItsThread();
      if (!timersThread) {
        add(counts, member.live.kind, 1);
      }
    }
    return counts;
  }

  // Not a method reference: linking it at its first use takes milliseconds.
  private static void add(Map<Kind, Integer> counts, Kind kind, int more) {
    Integer count = counts.get(kind);
    counts.put(kind, count == null ? more : count + more);
  }

  private static void append(StringBuilder out, Map<Kind, Integer> counts, @Nullable Kind more) {
    for (Map.Entry<Kind, Integer> entry : counts.entrySet()) {
      int n = entry.getValue();
      if (n > 0) {
        String noun = entry.getKey().noun().toLowerCase(Locale.ROOT);
        out.append(out.length() == 0 ? "" : ", ").append(n);
        out.append(entry.getKey() == more ? " more " : " ");
        out.append(Plural.noun(n, noun));
      }
    }
  }
}
