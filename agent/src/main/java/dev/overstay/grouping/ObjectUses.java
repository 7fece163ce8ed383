package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.dump.Attribution;
import dev.overstay.object.ClosableObject;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins resources to the object that uses them. An object may be made in one method and used in
 * another, for example in a set-up method and in a test. It may also call back own code, which
 * makes resources for it. These resources join the object's group, if there is only one candidate.
 */
@Late
final class ObjectUses {
  private ObjectUses() {}

  /** The remaining groups. */
  static List<Group> join(List<Group> groups, OwnCode ownCode) {
    Map<String, List<Group>> makers = new HashMap<>();
    for (Group group : groups) {
      Candidate leader = group.leader();
      if (leader != null && leader.thing() != null && leader.thing().created()) {
        List<Group> alike = makers.get(leader.thing().type());
        if (alike == null) {
          alike = new ArrayList<>();
          makers.put(leader.thing().type(), alike);
        }
        alike.add(group);
      }
    }
    List<Group> kept = new ArrayList<>();
    for (Group group : groups) {
      Candidate leader = group.leader();
      ClosableObject used = leader == null ? null : leader.thing();
      Group maker =
          leader == null || used == null || used.created()
              ? null
              : only(makers.getOrDefault(used.type(), List.of()), leader);
      if (maker == null) {
        kept.add(group);
      } else {
        maker.addAll(group);
      }
    }
    return joinCallbacks(kept, ownCode);
  }

  private static List<Group> joinCallbacks(List<Group> groups, OwnCode ownCode) {
    Map<String, Group> callers = new HashMap<>();
    for (Group group : groups) {
      Candidate root = group.root();
      if (root.site.own() && root.site.library() != null) {
        callers.put(root.site.method() + " " + root.creator.tests(), group);
      }
    }
    List<Group> kept = new ArrayList<>();
    for (Group group : groups) {
      Candidate root = group.root();
      String caller = caller(root.site, ownCode);
      Group of = caller == null ? null : callers.get(caller + " " + root.creator.tests());
      if (of == null || of == group) {
        kept.add(group);
      } else {
        of.addAll(group);
      }
    }
    return kept;
  }

  /**
   * The own method that called the library that called own code to make it; null if no method did.
   */
  private static @Nullable String caller(Site site, OwnCode ownCode) {
    if (!site.own() || site.frame() == null) {
      return null;
    }
    boolean library = false;
    for (int i = site.frames().indexOf(site.frame()) + 1; i < site.frames().size(); i++) {
      StackTraceElement frame = site.frames().get(i);
      if (Frames.isJdk(frame) ? !Frames.isBase(frame) : !ownCode.isOwn(frame.getClassName())) {
        library |= !Frames.isRunner(frame);
      } else if (!Frames.isJdk(frame)) {
        return library ? frame.getClassName() + "." + frame.getMethodName() : null;
      }
    }
    return null;
  }

  private static @Nullable Group only(List<Group> makers, Candidate user) {
    Group only = null;
    for (Group maker : makers) {
      Candidate made = maker.root();
      boolean forAll = made.creator.attribution() == Attribution.SHARED || made.creator.ofClass();
      if (forAll || made.creator.tests().equals(user.creator.tests())) {
        if (only != null) {
          return null;
        }
        only = maker;
      }
    }
    return only;
  }
}
