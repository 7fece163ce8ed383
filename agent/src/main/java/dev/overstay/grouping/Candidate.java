package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.TestRun;
import dev.overstay.live.Live;
import dev.overstay.object.ClosableObject;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live resource that may be a finding, with its site and with its owner, which closes it. */
@Late
public final class Candidate {
  /** The resource as it was frozen at the snapshot. */
  public final Live live;

  /** The place where the resource was made. */
  public final Site site;

  /** The tests that made the resource, and how they are known. */
  public final TestLog.Creator creator;

  /**
   * Whether it counts although a runner made it, because it runs user code or the JVM waits for it.
   */
  final boolean held;

  /** The test that it runs at this moment, if it is reported for that reason. */
  public final @Nullable TestRun runs;

  /** Whether it is the main thread, reported because it has not ended yet. */
  public final boolean runsMain;

  private final List<Candidate> owned = new ArrayList<>();
  private @Nullable Candidate owner;
  private @Nullable ClosableObject thing;

  private Candidate(
      Live live,
      Site site,
      TestLog.Creator creator,
      boolean held,
      @Nullable TestRun runs,
      boolean runsMain) {
    this.live = live;
    this.site = site;
    this.creator = creator;
    this.held = held;
    this.runs = runs;
    this.runsMain = runsMain;
  }

  Candidate(
      Live live, Site site, TestLog.Creator creator, boolean held, @Nullable ClosableObject thing) {
    this(live, site, creator, held, null, false);
    this.thing = thing;
  }

  /** The thread of a test that runs at this moment. */
  public static Candidate running(Live live, Site site, TestLog.Creator creator, TestRun run) {
    return new Candidate(live, site, creator, false, run, false);
  }

  /** The main thread, which has not ended yet. */
  public static Candidate main(Live live, Site site, TestLog.Creator creator) {
    return new Candidate(live, site, creator, false, null, true);
  }

  /**
   * Whether a runner made it, for example for a test with a time limit, so that its site is the
   * place where it is now.
   */
  public boolean isRunners() {
    return held && live.stack != null && site.frames().equals(Arrays.asList(live.stack));
  }

  /** The object that the user made or called there; null if that is not known. */
  public @Nullable ClosableObject thing() {
    return thing;
  }

  /** Sets its object, which is looked up later, and only for reported resources. */
  void isNamed(@Nullable ClosableObject object) {
    thing = object;
  }

  /** The candidate that closes it; null if it is closed on its own. */
  public @Nullable Candidate owner() {
    return owner;
  }

  /** The candidates that end when it is closed. */
  public List<Candidate> owned() {
    return owned;
  }

  /** Sets the owner, which closes it. */
  void ownedBy(Candidate other) {
    owner = other;
    other.owned.add(this);
  }

  /** Whether it ended after the exit had begun; a pool has ended when all of its workers have. */
  public boolean hasEnded() {
    boolean ended = live.until != null || !owned.isEmpty();
    for (Candidate one : owned) {
      ended &= live.until != null || one.live.until != null;
    }
    return ended;
  }

  /** For how many milliseconds the exit waited for it, or for what it owns; 0 if it did not. */
  public long heldMs() {
    long held = heldMs(live);
    for (Candidate one : owned) {
      held = Math.max(held, heldMs(one.live));
    }
    return held;
  }

  private static long heldMs(Live live) {
    return live.until != null && live.detail().get(Dump.HELD_MS) instanceof Long ms ? ms : 0;
  }

  /** Its own effect on the exit, without the candidates that it owns. */
  Effect effect() {
    if (hasEnded()) {
      return heldMs() > 0 ? Effect.DELAYED_EXIT : Effect.LEFT_OPEN;
    }
    if (live.kind.runsAtExit()) {
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
    return live.key instanceof Thread thread && live.kind.isThread() && !thread.isDaemon()
        ? Effect.BLOCKS_EXIT
        : Effect.LEFT_OPEN;
  }

  /** Its worst effect on the exit, including the candidates that it owns. */
  public Effect worst() {
    Effect worst = effect();
    for (Candidate one : owned) {
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
