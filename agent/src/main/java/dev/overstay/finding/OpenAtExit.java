package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import dev.overstay.noise.ClosingHooks;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import dev.overstay.snapshot.LiveSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The resources that are open when the exit begins and should not be. If only a shutdown hook ends
 * them, that is reported. Resources that a test leaked were open during all later tests, unless
 * they are shared. A main program that ends on its own has leaked what is open then. A server that
 * is ended by a signal has not, nor has a program whose own code registered a hook.
 */
@Late
final class OpenAtExit {
  private OpenAtExit() {}

  /** The members of each group that is open. */
  static List<List<Live>> of(
      List<Group> groups,
      OwnCode ownCode,
      List<Live> hooks,
      boolean inTests,
      boolean endsOnItsOwn) {
    List<List<Live>> left = new ArrayList<>();
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
      if (!root.live.kind.runsAtExit() && !group.isInUse() && (byTests || byMain)) {
        List<Live> members = new ArrayList<>();
        for (Candidate member : group.members()) {
          members.add(member.live);
        }
        left.add(members);
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

  /**
   * Those that have ended since, of each group in which a shutdown hook is known to have ended one:
   * the hook, or a thread that it started, made the call or, for a process, ran a command. What may
   * end although no code closes it is not reported without such a call.
   *
   * @param exitBegan the order of events from which on the JVM exits
   */
  static List<Live> endedByHooks(List<List<Live>> left, LiveSet now, long exitBegan) {
    IdentityHashMap<Birth, Birth> calls = new IdentityHashMap<>();
    for (Closings.Closing closing : Closings.all()) {
      calls.put(closing.birth(), closing.call());
    }
    Set<Integer> hooks = new HashSet<>();
    for (Live hook : now.hooks()) {
      hooks.add(Ledger.number((Thread) hook.key));
    }
    Set<Integer> live = new HashSet<>();
    for (Live one : now.resources()) {
      live.add(one.id);
    }
    List<Live> ended = new ArrayList<>();
    for (List<Live> group : left) {
      List<Live> gone = new ArrayList<>();
      boolean byHook = false;
      for (Live one : group) {
        if (!live.contains(one.id)) {
          gone.add(one);
          byHook |= isEndedByHook(one, calls, hooks, exitBegan);
        }
      }
      if (byHook) {
        ended.addAll(gone);
      }
    }
    return ended;
  }

  private static boolean isEndedByHook(
      Live ended, IdentityHashMap<Birth, Birth> calls, Set<Integer> hooks, long exitBegan) {
    Birth call = ended.birth == null ? null : calls.get(ended.birth);
    if (call != null) {
      return isOfHook(call, hooks, exitBegan);
    }
    if (ended.kind.isProcess()) {
      // A database is stopped by a command, which the hook runs.
      for (Birth command : KeptBirths.all()) {
        if (isOfHook(command, hooks, exitBegan)) {
          return true;
        }
      }
    }
    return !ended.kind.mayEndUnclosed(ended.birth);
  }

  /** Whether a hook did it, or a thread that a hook started. */
  private static boolean isOfHook(Birth event, Set<Integer> hooks, long exitBegan) {
    for (Birth b = event; b != null && event.order >= exitBegan; b = b.maker) {
      if (hooks.contains(b.threadNumber)) {
        return true;
      }
    }
    return false;
  }
}
