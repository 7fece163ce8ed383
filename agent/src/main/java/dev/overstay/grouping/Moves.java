package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.dump.Progress;
import dev.overstay.live.Live;
import dev.overstay.snapshot.History;
import dev.overstay.snapshot.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group moves between snapshots.
 *
 * @param progress stuck, busy, ending or unknown
 * @param endsBy when it will have ended on its own; null if that is not known
 */
@Late
public record Moves(Progress progress, @Nullable Instant endsBy) {

  // Two snapshots a few milliseconds apart, before and after the hooks, show no progress.
  private static final long APART_MS = 900;

  /**
   * Determines whether {@code group} moves, by the samples of its members in {@code history}.
   *
   * @param now epoch milliseconds of the snapshot
   */
  public static Moves of(Group group, History history, long now) {
    Live root = group.root().live;
    if (group.root().hasEnded()) {
      return new Moves(Progress.UNKNOWN, null);
    }
    if (root.text("reaper") != null) {
      return new Moves(Progress.ENDING, null);
    }
    Long keepAlive = idleFor(root);
    if (keepAlive != null) {
      return new Moves(Progress.ENDING, Instant.ofEpochMilli(now + keepAlive));
    }
    boolean compared = false;
    boolean bounded = false;
    for (Candidate member : group.members()) {
      List<Sample> samples = history.samples(member.live.id);
      Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
      for (Sample earlier : samples) {
        if (last != null && last.at() - earlier.at() >= APART_MS) {
          compared = true;
          // A sleep, or a wait with a time limit, is over in the end, and may be one of many.
          bounded |= last.state() == Thread.State.TIMED_WAITING;
          if (!last.unchangedSince(earlier)) {
            return new Moves(Progress.BUSY, null);
          }
        }
      }
    }
    return new Moves(compared && !bounded ? Progress.STUCK : Progress.UNKNOWN, null);
  }

  /** For how many seconds no worker of a pool has moved; 0 if one has, or if nothing is known. */
  public static long stillSeconds(Candidate pool, History history) {
    long still = 0;
    for (Candidate worker : pool.owned()) {
      List<Sample> samples = history.samples(worker.live.id);
      Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
      for (int i = samples.size() - 1; last != null && i >= 0; i--) {
        if (!last.unchangedSince(samples.get(i))) {
          break;
        }
        still = Math.max(still, last.at() - samples.get(i).at());
      }
    }
    return still / 1_000;
  }

  /** Milliseconds after which an idle pool has ended its threads; null if it keeps them. */
  static @Nullable Long idleFor(Live root) {
    if (!root.kind.runsTasks()) {
      return null;
    }
    long keepAlive = number(root, "keepAliveMs");
    boolean lets = number(root, "corePoolSize") == 0 || root.is("coreThreadsTimeOut");
    boolean idle = number(root, "activeCount") == 0 && number(root, "queueSize") == 0;
    // Executors uses Long.MAX_VALUE nanoseconds for "forever"; a day or more does not count,
    // either.
    return lets && idle && keepAlive > 0 && keepAlive < 86_400_000 ? keepAlive : null;
  }

  private static long number(Live live, String name) {
    return live.detail().get(name) instanceof Number number ? number.longValue() : 0;
  }
}
