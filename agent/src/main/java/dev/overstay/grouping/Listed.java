package dev.overstay.grouping;

import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects the resources of a group that the dump describes: no reader needs ten thousand resources
 * that were made at one line, and each takes time at the exit.
 */
@Late
public final class Listed {
  private static final int MOST = 500;

  private Listed() {}

  /** All, or the one to close and the first of the others, each with the resources that it owns. */
  public static List<Candidate> of(Group group) {
    List<Candidate> members = group.members();
    if (members.size() <= MOST) {
      return members;
    }
    List<Candidate> listed = new ArrayList<>(MOST);
    Set<Candidate> seen = new HashSet<>();
    add(group.root(), listed, seen);
    for (int i = 0; i < members.size() && listed.size() < MOST; i++) {
      if (members.get(i).owner() == null) {
        add(members.get(i), listed, seen);
      }
    }
    return listed;
  }

  private static void add(Candidate candidate, List<Candidate> listed, Set<Candidate> seen) {
    if (listed.size() < MOST && seen.add(candidate)) {
      listed.add(candidate);
      for (Candidate owned : candidate.owned()) {
        add(owned, listed, seen);
      }
    }
  }
}
