package dev.overstay.diagnosis;

import dev.overstay.dump.Effect;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import java.util.ArrayList;
import java.util.List;

/** What ends together, the one to close first. */
final class Group {
  // Who is named first where several kinds end together.
  private static final Kind[] RANK = {
    Kinds.PROCESS, Kinds.SERVER_SOCKET, Kinds.EXECUTOR, Kinds.TIMER, Kinds.THREAD, Kinds.SOCKET
  };

  final List<Suspect> members = new ArrayList<>();
  private int folded = 1;

  Group(Suspect first) {
    members.add(first);
  }

  /** The one to close. */
  Suspect root() {
    Suspect root = members.get(0);
    for (Suspect member : members) {
      if (rank(member) < rank(root)) {
        root = member;
      }
    }
    return root;
  }

  // What is owned by another is closed with it and can't be the root.
  private static int rank(Suspect suspect) {
    int rank = suspect.owner == null ? 0 : RANK.length;
    for (Kind kind : RANK) {
      if (suspect.live.kind == kind) {
        return rank;
      }
      rank++;
    }
    return rank;
  }

  /**
   * How many alike are in it: own code that calls the JDK at one line five times has five things to
   * close, where a library's five threads have one.
   */
  int count() {
    Suspect root = root();
    int count = 0;
    for (Suspect member : members) {
      if (member.owner == null && member.live.kind == root.live.kind) {
        count++;
      }
    }
    return root.site.library() == null && root.site.own() ? count : folded;
  }

  /** Takes in a group that is alike. */
  void fold(Group alike) {
    members.addAll(alike.members);
    folded += alike.folded;
  }

  /** The worst effect of its members. */
  Effect effect() {
    Effect worst = Effect.LEFT_OPEN;
    for (Suspect member : members) {
      if (member.effect().compareTo(worst) < 0) {
        worst = member.effect();
      }
    }
    return worst;
  }
}
