package dev.overstay.grouping;

import dev.overstay.base.Late;
import dev.overstay.object.Libraries;
import dev.overstay.object.LibraryRow;

/** What is left of a library's object that was closed, and ends by itself. */
@Late
final class Leftover {
  private Leftover() {}

  /** Whether a group is nothing else. */
  static boolean isAll(Group group) {
    for (Suspect member : group.members()) {
      if (!isIdlePool(member) && (member.owner() == null || !isIdlePool(member.owner()))) {
        return false;
      }
    }
    return true;
  }

  /** A library's pool that has nothing to do and lets its daemon threads go by itself. */
  private static boolean isIdlePool(Suspect pool) {
    if (!pool.live.kind.runsTasks()
        || pool.site.library() == null
        || pool.owned().isEmpty()
        || Moves.idleFor(pool.live) == null) {
      return false;
    }
    return areDaemons(pool);
  }

  /**
   * What a library's static initialiser made serves all of the library for as long as the JVM
   * lives, and nobody is given it to close; as long as it holds nothing.
   */
  static boolean isForLife(Suspect suspect) {
    Suspect pool = suspect.owner() == null ? suspect : suspect.owner();
    boolean daemon =
        pool.live.kind.runsTasks()
            ? areDaemons(pool)
            : pool.live.key instanceof Thread thread && thread.isDaemon();
    if (!daemon || !isBelowInitialiser(pool)) {
      return false;
    }
    // A row that names the thread knows a call for it.
    LibraryRow row = Libraries.of(pool.live, pool.site, null);
    return row == null || row.name().isEmpty();
  }

  private static boolean isBelowInitialiser(Suspect suspect) {
    if (suspect.site.library() == null) {
      return false;
    }
    for (StackTraceElement frame : suspect.site.frames()) {
      if (frame.equals(suspect.site.frame())) {
        return false;
      }
      if (frame.getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  private static boolean areDaemons(Suspect pool) {
    for (Suspect worker : pool.owned()) {
      if (!(worker.live.key instanceof Thread thread) || !thread.isDaemon()) {
        return false;
      }
    }
    return true;
  }
}
