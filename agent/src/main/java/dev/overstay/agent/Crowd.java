package dev.overstay.agent;

import dev.overstay.diagnosis.Diagnosis;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.snapshot.Live;
import dev.overstay.snapshot.LiveSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a snapshot leaves out where thousands of resources live: each look at them takes long. */
final class Crowd {
  private static final long SETTLED_MS = 100;
  private static final long LONGEST_PAUSE_MS = 400;

  private Crowd() {}

  /**
   * Whether a look before the shutdown hooks shows nothing that the one after them does not: no
   * hook is there that could close something. The births that were not collected are counted, which
   * are no fewer than what lives.
   */
  static boolean isLeftToNextLook(Set<Kind> kinds) {
    if (!Ledger.hasMany() || !kinds.contains(Kinds.SHUTDOWN_HOOK)) {
      return false;
    }
    int hook = Kinds.index(Kinds.SHUTDOWN_HOOK);
    List<Birth> hooks = new ArrayList<>();
    for (Birth birth : Ledger.births()) {
      if (birth.kind == hook) {
        hooks.add(birth);
      }
    }
    return !Diagnosis.canBeClosedByHooks(hooks);
  }

  /** Rests before the next look: so long that thousands are settled then. */
  static void pause(long usual, int open) {
    try {
      // The thread that exits takes a long sleep for a snapshot that hangs.
      Thread.sleep(Ledger.isMany(open) ? SETTLED_MS : Math.min(usual, LONGEST_PAUSE_MS));
    } catch (InterruptedException e) {
      // The snapshot goes on with what there is.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether thousands stand as they stood at the look before: none has ended meanwhile, and none
   * was asked to.
   */
  static boolean isSettled(int before, int now, boolean anyToldToEnd, long waitedNanos) {
    return Ledger.isMany(now)
        && now >= before
        && !anyToldToEnd
        && waitedNanos >= SETTLED_MS * 1_000_000;
  }

  /** Whether thousands are the same as before, so that what was said of them still holds. */
  static boolean isSame(LiveSet before, LiveSet now) {
    List<Live> old = before.resources();
    List<Live> all = now.resources();
    boolean same = Ledger.isMany(all.size()) && old.size() == all.size();
    // Both are in the order of their ids.
    for (int i = 0; same && i < all.size(); i++) {
      same = old.get(i).id == all.get(i).id;
    }
    return same;
  }
}
