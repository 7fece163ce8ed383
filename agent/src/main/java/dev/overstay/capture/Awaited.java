package dev.overstay.capture;

import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.finding.Diagnosis;
import dev.overstay.live.Live;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.trigger.ExitLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the exit was seen to wait for, so that it is still reported when it has ended: the time that
 * it took would otherwise have no cause.
 */
@Late
final class Awaited {
  private final Map<Integer, Seen> awaited = new LinkedHashMap<>();

  /** A resource as it was last seen, and for how long at least the exit had waited for it. */
  private record Seen(Live live, List<Integer> snapshots, long ms) {}

  /** Adds what holds the exit at this moment, which a snapshot has just added to the history. */
  void add(Diagnosis diagnosis, ExitLog log, History history) {
    for (Live live : diagnosis.holding(log.begun())) {
      // Its samples are kept with it.
      history.keep(live.id);
      awaited.put(live.id, new Seen(live, history.live(live.id), log.sinceMainEndedMs()));
    }
  }

  /**
   * What has ended since: hooks, and, if the last thread's end began the exit, threads with the
   * pool or timer that made them. They are apart from what is live now, which nothing held up.
   *
   * @param reported the ids of the resources that are findings because they are live
   */
  List<Live> ended(LiveSet now, Set<Integer> reported, ExitLog log) {
    Set<Integer> live = new HashSet<>();
    for (Live one : now.resources()) {
      if (one.key instanceof Thread || reported.contains(one.id)) {
        live.add(one.id);
      }
    }
    List<Live> ended = new ArrayList<>();
    for (Seen seen : awaited.values()) {
      Map<String, @Nullable Object> facts = facts(seen, log);
      if (!facts.isEmpty() && !live.contains(seen.live.id)) {
        ended.add(seen.live.endedAfter(seen.snapshots, facts));
      }
    }
    return ended;
  }

  /** What its end adds to its details; empty if it is not known to have ended on its own. */
  private static Map<String, @Nullable Object> facts(Seen seen, ExitLog log) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    if (seen.live.kind.runsAtExit()) {
      Long ms = log.endedAfterMs(seen.live.key);
      if (ms != null && ms > 0) {
        facts.put(Dump.HELD_MS, ms);
        facts.put("ms", ms);
        facts.put("status", "ended");
      }
    } else if (log.isByLastThread() && seen.ms > 0) {
      facts.put(Dump.HELD_MS, seen.ms);
    }
    return facts;
  }
}
