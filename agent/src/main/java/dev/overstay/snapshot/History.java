package dev.overstay.snapshot;

import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Trigger;
import dev.overstay.live.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of earlier snapshots for resources that are still live. */
public final class History {
  // One snapshot per second for a whole night would fill the heap: the oldest are dropped first.
  private static final int MOST_SNAPSHOTS = 256;
  private static final int MOST_SAMPLES = 16;

  private final long startedAt;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Map<Integer, List<Integer>> live = new HashMap<>();
  private final Map<Integer, List<Sample>> samples = new HashMap<>();
  private final Set<Integer> kept = new HashSet<>();
  private int lastSnapshot;

  /** Creates a history of the JVM that started at these epoch milliseconds. */
  public History(long startedAt) {
    this.startedAt = startedAt;
  }

  /** Adds a snapshot and returns its id. */
  public int add(Trigger trigger, LiveSet set) {
    int id = ++lastSnapshot;
    if (snapshots.size() >= MOST_SNAPSHOTS) {
      snapshots.remove(0);
    }
    snapshots.add(
        new Snapshot(
            id,
            trigger,
            Instant.ofEpochMilli(set.at()),
            Math.max(0, set.at() - startedAt),
            set.threads(),
            set.resources().size()));
    Set<Integer> ids = new HashSet<>();
    for (Live resource : set.resources()) {
      ids.add(resource.id);
      append(live, resource.id, id, MOST_SNAPSHOTS);
    }
    for (Live hook : set.hooks()) {
      // A hook that holds the exit is among the resources, too.
      if (ids.add(hook.id)) {
        append(live, hook.id, id, MOST_SNAPSHOTS);
      }
    }
    ids.addAll(kept);
    live.keySet().retainAll(ids);
    samples.keySet().retainAll(ids);
    return id;
  }

  /** Keeps the results for a resource after its end, too. */
  public void keep(int resource) {
    kept.add(resource);
  }

  /** Adds the sample of a thread at a snapshot. */
  public void add(int resource, Sample sample) {
    append(samples, resource, sample, MOST_SAMPLES);
  }

  private static <T> void append(Map<Integer, List<T>> map, int key, T value, int most) {
    List<T> list = map.get(key);
    if (list == null) {
      list = new ArrayList<>();
      map.put(key, list);
    }
    if (list.size() >= most) {
      list.remove(0);
    }
    list.add(value);
  }

  /** All snapshots, oldest first. */
  public List<Snapshot> snapshots() {
    return new ArrayList<>(snapshots);
  }

  /** The ids of the snapshots in which the resource was live, oldest first. */
  public List<Integer> live(int resource) {
    List<Integer> ids = live.get(resource);
    return ids == null ? List.of() : new ArrayList<>(ids);
  }

  /** The samples of a thread, one from each snapshot in which a finding named it, oldest first. */
  public List<Sample> samples(int resource) {
    List<Sample> list = samples.get(resource);
    return list == null ? List.of() : new ArrayList<>(list);
  }
}
