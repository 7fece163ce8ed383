package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resources that only serve a library's object and were made elsewhere: the threads that its {@code
 * start()} started, or the pool that it was given. They join the object's group, if one test has
 * just one object of that library.
 */
@Late
final class Followers {
  private Followers() {}

  /** The remaining groups. */
  static List<Group> join(List<Group> groups, OwnCode ownCode) {
    List<Group> kept = ObjectUses.join(groups, ownCode);
    for (Group follower : new ArrayList<>(kept)) {
      String library = follows(follower, ownCode);
      Group leader = library == null ? null : leader(kept, follower, library, ownCode);
      if (leader != null) {
        leader.addAll(follower);
        kept.remove(follower);
      }
    }
    return kept;
  }

  /** The library whose object a group serves; null if the group serves no other object. */
  private static @Nullable String follows(Group group, OwnCode ownCode) {
    Candidate root = group.root();
    if (!root.site.own()) {
      return null;
    }
    if (root.live.kind.isThread()) {
      return root.site.library();
    }
    return root.live.kind.runsTasks() && root.site.library() == null
        ? starter(root, ownCode)
        : null;
  }

  /** The library that started all workers of a pool; null if own code or several libraries did. */
  private static @Nullable String starter(Candidate pool, OwnCode ownCode) {
    String starter = null;
    for (Candidate worker : pool.owned()) {
      String library = worker.live.birth == null ? null : caller(worker, ownCode);
      if (library == null || (starter != null && !starter.equals(library))) {
        return null;
      }
      starter = library;
    }
    return starter;
  }

  private static @Nullable String caller(Candidate worker, OwnCode ownCode) {
    if (worker.live.birth != null) {
      for (StackTraceElement frame : Frames.of(worker.live.birth)) {
        if (!Frames.isBase(frame)) {
          boolean own = !Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName());
          return own ? null : Frames.library(frame);
        }
      }
    }
    return null;
  }

  // Threads that existed earlier were not started by a later object: a server that could not bind
  // has workers nevertheless. A pool may be older than the server that it was given to.
  private static boolean isBefore(Candidate leader, Candidate follower) {
    return !follower.live.kind.isThread() || leader.live.id < follower.live.id;
  }

  // The library's object started the pool's workers, from a method that made or started the object.
  private static boolean isServed(Group follower, Group leader) {
    for (Candidate worker : follower.root().owned()) {
      for (Candidate member : leader.members()) {
        if (worker.site.sameMethod(member.site)) {
          return true;
        }
      }
    }
    return !follower.root().live.kind.runsTasks();
  }

  // A user's pool that blocks the exit does not become part of a client that does not block it.
  private static boolean isNoWorse(Group follower, Group leader) {
    return !follower.root().live.kind.runsTasks()
        || follower.effect().compareTo(leader.effect()) >= 0;
  }

  private static @Nullable Group leader(
      List<Group> groups, Group follower, String library, OwnCode ownCode) {
    Group leader = null;
    for (Group group : groups) {
      Candidate root = group.root();
      // A container is not part of this JVM: nothing in this JVM ends with it.
      if (group != follower
          && !root.live.kind.isContainer()
          && library.equals(root.site.library())
          && root.creator.tests().equals(follower.root().creator.tests())
          && isBefore(root, follower.root())
          && isNoWorse(follower, group)
          && isServed(follower, group)
          && follows(group, ownCode) == null) {
        if (leader != null) {
          return null;
        }
        leader = group;
      }
    }
    return leader;
  }
}
