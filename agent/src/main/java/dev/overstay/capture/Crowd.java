package dev.overstay.capture;

import dev.overstay.finding.Diagnosis;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides what a snapshot skips if thousands of resources are live: each look at them takes long.
 */
final class Crowd {
  private static final long SETTLED_MS = 100;
  private static final long LONGEST_PAUSE_MS = 400;

  private Crowd() {}

  /**
   * Whether a look before the shutdown hooks would show nothing more than the one after them,
   * because no hook could close anything. It counts the births that were not garbage-collected,
   * which are at least as many as the live resources.
   */
  static boolean isLeftToNextLook(Set<Kind> kinds) {
    if (!kinds.contains(Kinds.SHUTDOWN_HOOK)) {
      return false;
    }
    List<Birth> hooks = new ArrayList<>();
    for (Birth birth : Ledger.births()) {
      if (Kinds.of(birth).runsAtExit()) {
        hooks.add(birth);
      }
    }
    return !ClosingHooks.anyBornIn(hooks);
  }

  /** Sleeps before the next look. */
  static void pause(long millis) {
    try {
      // The exiting thread would take a long sleep for a snapshot that hangs.
      Thread.sleep(Math.min(millis, LONGEST_PAUSE_MS));
    } catch (InterruptedException e) {
      // The snapshot goes on without the rest of the pause.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether thousands of resources leaked, and all of them are still live some time after the last
   * look: another look would show the same.
   *
   * @param looked when the last look was, by {@code System.nanoTime}
   */
  static boolean isSettled(Diagnosis diagnosis, long looked) {
    List<Live> named = diagnosis.named();
    if (!Ledger.isMany(named.size())) {
      return false;
    }
    pause(Math.max(1, SETTLED_MS - (System.nanoTime() - looked) / 1_000_000));
    for (Live live : named) {
      if (!live.stillLives()) {
        return false;
      }
    }
    return true;
  }
}
