package dev.overstay.diagnosis;

import dev.overstay.dump.Effect;
import dev.overstay.dump.TestRun;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Late;
import dev.overstay.snapshot.Live;
import dev.overstay.tests.TestLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live resource that may be a finding: with its site, and the one that closes it. */
@Late
final class Suspect {
  final Live live;
  final Site site;
  final TestLog.Made made;
  @Nullable Suspect owner;

  /** The object that the user made or called there; null where that is not known. */
  @Nullable Thing thing;

  /** Why a thread that should go on does not, where that is what is wrong with it. */
  @Nullable Stall stall;

  /** For how many seconds nothing of it has moved, as far as snapshots tell. */
  long stillSeconds;

  /** The test that it runs at this moment, where that is what is told of it. */
  @Nullable TestRun runs;

  /** What it has in common with others that close with it, once that was asked. */
  @Nullable List<String> ties;

  /**
   * Whether it counts though a runner made it, because it runs the user's code or is waited for.
   */
  boolean held;

  /** Whether it is the main thread, which is told of because it has not ended yet. */
  boolean runsMain;

  /** What ends when it is closed. */
  final List<Suspect> owned = new ArrayList<>();

  Suspect(Live live, Site site, TestLog.Made made) {
    this.live = live;
    this.site = site;
    this.made = made;
  }

  /** Whether it ended after the exit had begun; a pool is nothing without its workers. */
  boolean hasEnded() {
    boolean ended = live.until != null || !owned.isEmpty();
    for (Suspect one : owned) {
      ended &= live.until != null || one.live.until != null;
    }
    return ended;
  }

  /** What it does to the exit by itself. */
  Effect effect() {
    if (hasEnded()) {
      return Effect.LEFT_OPEN;
    }
    if (live.kind == Kinds.SHUTDOWN_HOOK) {
      return Effect.STALLS_SHUTDOWN;
    }
    if (runs != null) {
      // Daemon or not: the runner waits for it.
      return Effect.BLOCKS_EXIT;
    }
    if (live.kind.outlives()) {
      return live.is("holdsStdioOfJvm") || descendantHolds()
          ? Effect.HOLDS_BUILD
          : Effect.OUTLIVES_JVM;
    }
    return live.key instanceof Thread thread && live.kind == Kinds.THREAD && !thread.isDaemon()
        ? Effect.BLOCKS_EXIT
        : Effect.LEFT_OPEN;
  }

  /** What it does to the exit with all that it keeps. */
  Effect worst() {
    Effect worst = effect();
    for (Suspect one : owned) {
      worst = one.effect().compareTo(worst) < 0 ? one.effect() : worst;
    }
    return worst;
  }

  private boolean descendantHolds() {
    if (live.detail().get("descendants") instanceof Iterable<?> descendants) {
      for (Object descendant : descendants) {
        if (descendant instanceof java.util.Map<?, ?> map
            && Boolean.TRUE.equals(map.get("holdsStdioOfJvm"))) {
          return true;
        }
      }
    }
    return false;
  }
}
