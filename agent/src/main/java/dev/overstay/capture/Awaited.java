package dev.overstay.capture;

import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.finding.Diagnosis;
import dev.overstay.live.Live;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.LiveSet;
import dev.overstay.trigger.ExitLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the exit was seen to wait for, so that it is still reported when it has ended: the time that
 * it took would otherwise have no cause.
 */
@Late
final class Awaited {
  private final Map<Integer, Live> awaited = new LinkedHashMap<>();
  private final Map<Integer, List<Integer>> snapshots = new LinkedHashMap<>();

  /** Adds what holds the exit at this moment, which a snapshot has just added to the history. */
  void add(Diagnosis diagnosis, boolean begun, History history) {
    for (Live live : diagnosis.holding(begun)) {
      // Its samples are kept with it.
      history.keep(live.id);
      awaited.put(live.id, live);
      snapshots.put(live.id, history.live(live.id));
    }
  }

  /**
   * What has ended since, with the time for which the exit waited for it: hooks, and, if the last
   * thread's end began the exit, threads and what belongs to them.
   */
  List<Live> ended(LiveSet now, ExitLog log) {
    Set<Integer> live = new HashSet<>();
    for (Live one : now.resources()) {
      live.add(one.id);
    }
    List<Live> ended = new ArrayList<>();
    for (Live one : awaited.values()) {
      boolean hook = one.kind.runsAtExit();
      long ms = hook ? hookMs(one, log) : log.waitedForThreadsMs();
      if (ms > 0 && !live.contains(one.id)) {
        List<Integer> seen = snapshots.get(one.id);
        ended.add(one.endedAfter(seen == null ? List.of() : seen, Dump.HELD_MS, ms));
      }
    }
    return ended;
  }

  private static long hookMs(Live hook, ExitLog log) {
    Long ms = log.endedAfterMs(hook.key);
    return ms == null ? 0 : ms;
  }
}
