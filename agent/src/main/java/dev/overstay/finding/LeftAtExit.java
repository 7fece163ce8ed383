package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Suspect;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What is open as the exit begins and should not be: if only a shutdown hook ends it, that is told.
 * What tests have left behind was there through all tests that followed, unless it was made for
 * all. A main has left open what is there when it ends by itself; a server that a signal ends has
 * not, nor has one whose own code registered a hook for it.
 */
@Late
final class LeftAtExit {
  private LeftAtExit() {}

  static List<Live> of(
      List<Group> groups,
      OwnCode ownCode,
      List<Live> hooks,
      boolean inTests,
      boolean endsOnItsOwn) {
    List<Live> left = new ArrayList<>();
    if (!ClosingHooks.anyIn(hooks)
        || (!inTests && (!endsOnItsOwn || anyByOwnCode(hooks, ownCode)))) {
      return left;
    }
    for (Group group : groups) {
      Suspect root = group.root();
      Attribution how = root.made.attribution();
      boolean byTests = how == Attribution.DIRECT || how == Attribution.INHERITED;
      // Testcontainers removes its containers in a hook, and nobody has to do it before.
      boolean byMain = !inTests && !root.live.kind.isContainer();
      if (!root.live.kind.runsAtExit() && (byTests || byMain)) {
        for (Suspect member : group.members()) {
          left.add(member.live);
        }
      }
    }
    return left;
  }

  private static boolean anyByOwnCode(List<Live> hooks, OwnCode ownCode) {
    for (Live hook : hooks) {
      Site site = Site.of(hook, ownCode);
      if (site.own() && site.library() == null) {
        return true;
      }
    }
    return false;
  }
}
