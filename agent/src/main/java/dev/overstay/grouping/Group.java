package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.dump.Effect;
import dev.overstay.live.Live;
import dev.overstay.object.ClosableObject;
import dev.overstay.object.ObjectFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resources that end together, and the one of them to close. */
@Late
public final class Group {
  // Greater than the rank of any kind.
  private static final int OWNED = 1_000;

  private final List<Candidate> members = new ArrayList<>();
  private int folded = 1;
  private int counted;
  private @Nullable Candidate root;
  private @Nullable Candidate leader;
  private boolean led;
  private boolean inUse;

  private String id = "";
  private @Nullable String suppressedBy;
  private @Nullable String baseline;

  /** Creates a group with {@code first} as its only member. */
  public Group(Candidate first) {
    members.add(first);
  }

  /** Stable from run to run; empty until it is given. */
  public String id() {
    return id;
  }

  void identify(String stable) {
    id = stable;
  }

  /** The rule that suppresses it; null if none does. */
  public @Nullable String suppressedBy() {
    return suppressedBy;
  }

  void suppress(String rule) {
    suppressedBy = rule;
  }

  /** Whether it is {@code new} or {@code known}; null without a baseline. */
  public @Nullable String baseline() {
    return baseline;
  }

  void compare(@Nullable String with) {
    baseline = with;
  }

  /** Whether it counts: neither a rule nor the baseline accepts it. */
  public boolean isUnaccepted() {
    return suppressedBy == null && !"known".equals(baseline);
  }

  /** The members, in the order in which they were added. */
  public List<Candidate> members() {
    return members;
  }

  void add(Candidate member) {
    members.add(member);
    root = null;
    led = false;
  }

  /** Adds a group that ends together with this one. */
  void addAll(Group other) {
    members.addAll(other.members);
    root = null;
    led = false;
  }

  /** Adds a group whose threads and those of this one wait for each other; its root stays. */
  void join(Group other) {
    Candidate first = root();
    counted = count();
    addAll(other);
    root = first;
  }

  /**
   * The member to close. If a library's object is known, it is a member made in the same method.
   */
  public Candidate root() {
    Candidate best = root;
    if (best == null) {
      Candidate leader = leader();
      best = leader == null ? members.get(0) : leader;
      for (Candidate member : members) {
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
   * The first member that a library made and whose object is known. An object that the own line
   * made comes before one that it only called. Null if there is no such member.
   */
  public @Nullable Candidate leader() {
    if (!led) {
      leader = findLeader();
      led = true;
    }
    return leader;
  }

  /** Finds the object to close, if that was not needed before; the leader may change then. */
  public void nameRoot(ObjectFinder things) {
    Candidate root = root();
    // Where a thread stands, it uses objects that did not make it.
    if (root.thing() == null && !root.isRunners()) {
      root.isNamed(things.of(root.live, root.site));
      led = false;
    }
  }

  private @Nullable Candidate findLeader() {
    Candidate leader = null;
    for (Candidate member : members) {
      ClosableObject thing = member.thing();
      // A library may have started a worker whose pool the user made.
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

  private static boolean precedes(Candidate member, ClosableObject thing, Candidate leader) {
    if (leader.thing() == null) {
      return true;
    }
    // The object may be made in one method and started in another.
    boolean elsewhere = !member.site.sameMethod(leader.site);
    if (elsewhere && thing.created() != leader.thing().created()) {
      return thing.created();
    }
    return member.live.id < leader.live.id;
  }

  // Of two members with the same rank, the one with the worse effect comes first.
  private static boolean isBefore(Candidate member, Candidate best) {
    int rank = rank(member) - rank(best);
    return rank == 0 ? member.effect().compareTo(best.effect()) < 0 : rank < 0;
  }

  // A resource that another one owns is closed with it and can't be the root.
  private static int rank(Candidate candidate) {
    return candidate.live.kind.rank() + (candidate.owner() == null ? 0 : OWNED);
  }

  /**
   * How many resources it has that are alike and must each be closed: own code that calls the JDK
   * at one line five times has five, but a library's five threads count as one.
   */
  public int count() {
    if (counted > 0) {
      return counted;
    }
    Candidate root = root();
    int count = 0;
    for (Candidate member : members) {
      if (member.owner() == null && isAlike(member.live, root.live)) {
        count++;
      }
    }
    return root.site.library() == null && root.site.own() ? count : folded;
  }

  // The processes of a pipeline are also made at one line, but have different commands.
  private static boolean isAlike(Live one, Live other) {
    return one.kind == other.kind
        && (!one.kind.isProcess() || Objects.equals(one.text("command"), other.text("command")));
  }

  /** Whether it consists of the two ends of one connection, neither of which closes the other. */
  public boolean isPair() {
    Candidate root = root();
    Candidate last = members.get(members.size() - 1);
    return members.size() == 2 && root.live.kind.isConnection() && last.owner() == root;
  }

  /** Whether a test that was running when the JVM was ended uses it. */
  public boolean isInUse() {
    return inUse;
  }

  /**
   * Notes that a test that was running when the JVM was ended uses it. What outlives the JVM, or
   * keeps it from ending, is still reported as that.
   */
  public void use() {
    Effect worst = effect();
    inUse = worst == Effect.BLOCKS_EXIT || worst == Effect.LEFT_OPEN;
    for (Candidate member : members) {
      inUse &= member.runs == null && !member.live.kind.outlives();
    }
  }

  /** Merges a group that is alike into this one. */
  void fold(Group alike) {
    addAll(alike);
    folded += alike.folded;
  }

  /** For how many milliseconds the exit waited for it; 0 if it did not. */
  public long heldMs() {
    long held = 0;
    for (Candidate member : members) {
      held = Math.max(held, member.heldMs());
    }
    return held;
  }

  /** The worst effect of its members. */
  public Effect effect() {
    if (inUse) {
      return Effect.IN_USE;
    }
    Effect worst = members.get(0).effect();
    for (Candidate member : members) {
      if (member.effect().compareTo(worst) < 0) {
        worst = member.effect();
      }
    }
    return worst;
  }
}
