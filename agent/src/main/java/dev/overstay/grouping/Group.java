package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.dump.Effect;
import dev.overstay.live.Live;
import dev.overstay.object.Thing;
import dev.overstay.object.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ends together, the one to close first. */
@Late
public final class Group {
  // Behind every rank of a kind.
  private static final int OWNED = 1_000;

  private final List<Suspect> members = new ArrayList<>();
  private int folded = 1;
  private @Nullable Suspect root;
  private @Nullable Suspect leader;
  private boolean led;

  /** Stable from run to run; empty until it is given. */
  public String id = "";

  /** The rule that silences it; null where none does. */
  public @Nullable String suppressedBy;

  /** Whether it is {@code new} or {@code known}; null without a baseline. */
  public @Nullable String baseline;

  public Group(Suspect first) {
    members.add(first);
  }

  public List<Suspect> members() {
    return members;
  }

  void add(Suspect member) {
    members.add(member);
    root = null;
    led = false;
  }

  /** Takes in what ends together with it. */
  void addAll(Group other) {
    members.addAll(other.members);
    root = null;
    led = false;
  }

  /** The one to close: where a library's object is, among what its maker's method made. */
  public Suspect root() {
    Suspect best = root;
    if (best == null) {
      Suspect leader = leader();
      best = leader == null ? members.get(0) : leader;
      for (Suspect member : members) {
        boolean beside = leader == null || member.site.sameMethod(leader.site);
        if (beside && isBefore(member, best)) {
          best = member;
        }
      }
      root = best;
    }
    return best;
  }

  /**
   * The first that a library made of which the object is known; one that the own line has made
   * before one that it only called. Null where there is none.
   */
  public @Nullable Suspect leader() {
    if (!led) {
      leader = findLeader();
      led = true;
    }
    return leader;
  }

  /** Finds out the object to close where that was not needed before; another may lead then. */
  public void nameRoot(Things things) {
    Suspect root = root();
    if (root.thing() == null) {
      root.isNamed(things.of(root.live, root.site));
      led = false;
    }
  }

  private @Nullable Suspect findLeader() {
    Suspect leader = null;
    for (Suspect member : members) {
      Thing thing = member.thing();
      // A worker may be a library's doing, and its pool the user's.
      if (member.owner() != null) {
        continue;
      }
      if (thing != null && member.site.library() != null) {
        if (leader == null || precedes(member, thing, leader)) {
          leader = member;
        }
      } else if (leader == null && member.site.own() && member.site.library() != null) {
        leader = member;
      }
    }
    return leader;
  }

  private static boolean precedes(Suspect member, Thing thing, Suspect leader) {
    if (leader.thing() == null) {
      return true;
    }
    // The object may be made in one method and started in another.
    boolean elsewhere = !member.site.sameMethod(leader.site);
    if (elsewhere && thing.made() != leader.thing().made()) {
      return thing.made();
    }
    return member.live.id < leader.live.id;
  }

  // Of two of a kind the worse is what is wrong.
  private static boolean isBefore(Suspect member, Suspect best) {
    int rank = rank(member) - rank(best);
    return rank == 0 ? member.effect().compareTo(best.effect()) < 0 : rank < 0;
  }

  // What is owned by another is closed with it and can't be the root.
  private static int rank(Suspect suspect) {
    return suspect.live.kind.rank() + (suspect.owner() == null ? 0 : OWNED);
  }

  /**
   * How many alike are in it: own code that calls the JDK at one line five times has five things to
   * close, where a library's five threads have one.
   */
  public int count() {
    Suspect root = root();
    int count = 0;
    for (Suspect member : members) {
      if (member.owner() == null && isAlike(member.live, root.live)) {
        count++;
      }
    }
    return root.site.library() == null && root.site.own() ? count : folded;
  }

  // The processes of a pipeline are made at one line too.
  private static boolean isAlike(Live one, Live other) {
    return one.kind == other.kind
        && (!one.kind.isProcess() || Objects.equals(one.text("command"), other.text("command")));
  }

  /** The two ends of one connection, of which neither closes the other. */
  public boolean isPair() {
    Suspect root = root();
    Suspect last = members.get(members.size() - 1);
    return members.size() == 2 && root.live.kind.isConnection() && last.owner() == root;
  }

  /** Takes in a group that is alike. */
  void fold(Group alike) {
    addAll(alike);
    folded += alike.folded;
  }

  /** The worst effect of its members. */
  public Effect effect() {
    Effect worst = Effect.LEFT_OPEN;
    for (Suspect member : members) {
      if (member.effect().compareTo(worst) < 0) {
        worst = member.effect();
      }
    }
    return worst;
  }
}
