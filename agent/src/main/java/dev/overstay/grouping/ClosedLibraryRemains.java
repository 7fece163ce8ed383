package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.dump.Effect;
import dev.overstay.object.Libraries;
import dev.overstay.object.LibraryRow;

/** Resources that remain of a library's object that was closed, and that end on their own. */
@Late
final class ClosedLibraryRemains {
  private ClosedLibraryRemains() {}

  /** Whether a group consists only of such resources. */
  static boolean isAll(Group group) {
    for (Candidate member : group.members()) {
      if (!isIdlePool(member) && (member.owner() == null || !isIdlePool(member.owner()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a library's pool that is idle and ends its daemon threads on its own. */
  private static boolean isIdlePool(Candidate pool) {
    if (!pool.live.kind.runsTasks()
        || pool.site.library() == null
        || pool.owned().isEmpty()
        || Moves.idleFor(pool.live) == null) {
      return false;
    }
    return areDaemons(pool);
  }

  /**
   * Whether a library's static initializer made it, and it does not hold the exit. It serves all of
   * the library as long as the JVM lives, and no code gets a reference to close it. Goes through
   * all that it owns.
   *
   * @param candidate one that has no owner
   */
  static boolean isForLife(Candidate candidate) {
    boolean holdsNothing =
        candidate.live.kind.runsTasks()
            ? areDaemons(candidate)
            : candidate.worst() == Effect.LEFT_OPEN;
    if (!holdsNothing || !isBelowInitialiser(candidate)) {
      return false;
    }
    // A row that names the thread has a call that ends it.
    LibraryRow row = Libraries.of(candidate.live, candidate.site, null);
    return row == null || row.name().isEmpty();
  }

  private static boolean isBelowInitialiser(Candidate candidate) {
    if (candidate.site.library() == null) {
      return false;
    }
    for (StackTraceElement frame : candidate.site.frames()) {
      if (frame.equals(candidate.site.frame())) {
        return false;
      }
      if (frame.getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  private static boolean areDaemons(Candidate pool) {
    for (Candidate worker : pool.owned()) {
      if (!(worker.live.key instanceof Thread thread) || !thread.isDaemon()) {
        return false;
      }
    }
    return true;
  }
}
