package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Jvm;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sees to it that a JVM whose dump was copied, as CI does with artifacts, counts once. */
final class OncePerJvm {
  private OncePerJvm() {}

  private record Identity(long pid, Instant startedAt, String workDir) {}

  /**
   * The dumps without those whose JVM another tells more of; one line says how many these are.
   *
   * @param dumps in any order, which the result keeps
   */
  static List<Dump> of(List<Dump> dumps, Terminal terminal) {
    Map<Identity, Dump> kept = new LinkedHashMap<>();
    for (Dump dump : dumps) {
      Jvm jvm = dump.jvm();
      kept.merge(
          new Identity(jvm.pid(), jvm.startedAt(), jvm.workDir()),
          dump,
          (one, other) -> other.snapshots().size() > one.snapshots().size() ? other : one);
    }
    int out = dumps.size() - kept.size();
    if (out > 0) {
      terminal.say(
          "left out "
              + (out == 1 ? "1 dump" : out + " dumps")
              + " of a JVM that is there already; the one with most snapshots counts");
    }
    return List.copyOf(kept.values());
  }
}
