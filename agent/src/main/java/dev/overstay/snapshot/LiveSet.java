package dev.overstay.snapshot;

import dev.overstay.live.Live;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All resources that were live at one moment.
 *
 * @param resources in the order of their ids
 * @param hooks the shutdown hooks, in the order in which they were registered
 * @param threads the number of platform threads in the JVM
 * @param at epoch milliseconds
 * @param late what the exit had waited for and what has ended since; apart from what is live
 */
public record LiveSet(
    List<Live> resources, List<Live> hooks, int threads, long at, List<Live> late) {

  /** Whether the birth of any of the resources is known. */
  public boolean anyBirth() {
    for (Live live : resources) {
      if (live.birth != null) {
        return true;
      }
    }
    return false;
  }

  /** The processes. */
  public List<Live> processes() {
    List<Live> some = new ArrayList<>();
    for (Live live : resources) {
      if (live.kind.isProcess()) {
        some.add(live);
      }
    }
    return some;
  }

  /**
   * This set, and those of {@code before} that are not in it because they ended after the exit
   * began.
   *
   * @param late what the exit had waited for
   */
  public LiveSet with(List<Live> before, List<Live> late) {
    Set<Integer> ids = new HashSet<>();
    for (Live live : resources) {
      ids.add(live.id);
    }
    List<Live> all = new ArrayList<>(resources);
    for (Live ended : before) {
      if (ids.add(ended.id)) {
        all.add(ended);
      }
    }
    return new LiveSet(all, hooks, threads, at, late);
  }
}
