package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import dev.overstay.text.Plural;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts a JVM once even if its dump was copied, as CI does with artifacts. */
final class OncePerJvm {
  private OncePerJvm() {}

  /** Values that distinguish a JVM from all others. */
  private record Identity(long pid, Instant startedAt, String workDir) {
    static Identity of(Dump dump) {
      Jvm jvm = dump.jvm();
      return new Identity(jvm.pid(), jvm.startedAt(), jvm.workDir());
    }
  }

  /** The dumps of JVMs that have no dump in {@code others}. */
  static List<Dump> without(List<Dump> dumps, List<Dump> others) {
    Set<Identity> there = new HashSet<>();
    others.forEach(dump -> there.add(Identity.of(dump)));
    return dumps.stream().filter(dump -> !there.contains(Identity.of(dump))).toList();
  }

  /**
   * One dump per JVM, the one that reports most; one line says how many dumps are left out.
   *
   * @param dumps in any order, which the result keeps
   */
  static List<Dump> of(List<Dump> dumps, Terminal terminal) {
    Map<Identity, Dump> kept = new LinkedHashMap<>();
    for (Dump dump : dumps) {
      kept.merge(
          Identity.of(dump),
          dump,
          (one, other) -> other.snapshots().size() > one.snapshots().size() ? other : one);
    }
    int out = dumps.size() - kept.size();
    if (out > 0) {
      terminal.say(
          "left out "
              + Plural.of(out, "dump")
              + " of a JVM that is there already; the one with most snapshots counts");
    }
    return List.copyOf(kept.values());
  }
}
