package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * The resources that are open when the exit begins and should not be. If only a shutdown hook ends
 * them, that is reported. Resources that a test leaked were open during all later tests, unless
 * they are shared. A main program that ends on its own has leaked what is open then. A server that
 * is ended by a signal has not, nor has a program whose own code registered a hook.
 */
@Late
final class OpenAtExit {
  private OpenAtExit() {}

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
      Candidate root = group.root();
      Attribution how = root.creator.attribution();
      boolean byTests = how == Attribution.DIRECT || how == Attribution.INHERITED;
      // Testcontainers removes its containers in a hook; no code has to do it earlier.
      boolean byMain = !inTests && !root.live.kind.isContainer();
      if (!root.live.kind.runsAtExit() && (byTests || byMain)) {
        for (Candidate member : group.members()) {
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
