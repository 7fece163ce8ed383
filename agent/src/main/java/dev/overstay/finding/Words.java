package dev.overstay.finding;

import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.ClosedObject;
import dev.overstay.grouping.Group;
import dev.overstay.grouping.Names;
import dev.overstay.object.ClosableObject;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The titles of findings. */
@Late
final class Words {
  private Words() {}

  /**
   * For example {@code Executor order-consumer (3 threads) was never shut down}.
   *
   * @param closed the object that was closed and left it, or null
   * @param stillSeconds for how many seconds nothing of it has moved, as far as snapshots show
   */
  static Title title(
      Group group,
      @Nullable ClosedObject closed,
      long stillSeconds,
      boolean redact,
      OwnCode ownCode) {
    Candidate root = group.root();
    int count = group.count();
    if (closed != null && group.leader() != null && !group.isInUse()) {
      return new Title(null, closed.type(), leftOpen(group, closed, count, redact));
    }
    FixTarget target = FixTarget.of(group);
    boolean shutDown = root.live.is("shutdown") && !root.hasEnded();
    boolean isNamed = target != null && !shutDown && standsFor(group, target);
    String object = isNamed && target != null ? Names.oneLine(target.name()) : null;
    StringBuilder out = new StringBuilder();
    if (count > 1) {
      out.append(" and ").append(count - 1).append(" alike");
    }
    String beside = isNamed ? Contents.all(group, redact) : Contents.beside(group, count);
    if (!beside.isEmpty()) {
      out.append(" (").append(beside).append(')');
    }
    if (root.hasEnded() && root.heldMs() > 0) {
      // A thread may have gone on for some time after it was last seen.
      boolean hook = root.live.kind.runsAtExit();
      out.append(" held the exit for ").append(hook ? "" : "at least ");
      out.append(time(group.heldMs(), hook)).append(", then ended");
    } else if (root.hasEnded()) {
      // It is known which thread closed what may also end on its own.
      boolean known = root.live.kind.mayEndUnclosed(root.live.birth);
      out.append(" ended only when the exit had begun").append(known ? ", by a shutdown hook" : "");
    } else if (group.isInUse()) {
      out.append(count > 1 ? " were" : " was").append(" in use when this JVM was ended");
    } else if (root.isRunners()) {
      out.append(" still runs").append(Standing.of(root.live.stack, ownCode).at());
    } else {
      out.append(count > 1 ? " were " : " was ");
      out.append(isNamed && target != null ? target.leftState() : root.live.leftState());
    }
    if (shutDown && !group.isInUse()) {
      out.append(standing(root, stillSeconds, ownCode));
    }
    return object == null
        ? new Title(root.live.noun(), Names.name(root, redact), out.toString())
        : new Title(
            null,
            object.substring(0, 1).toUpperCase(Locale.ROOT) + object.substring(1),
            out.toString());
  }

  /** For example {@code was stopped, but left executor pool-1 (2 threads)}. */
  private static String leftOpen(Group group, ClosedObject closed, int count, boolean redact) {
    Candidate root = group.root();
    String beside = Contents.beside(group, count);
    return " was "
        + FixTarget.done(closed.method())
        + ", but left "
        + root.live.noun().toLowerCase(Locale.ROOT)
        + " "
        + Names.name(root, redact)
        + (count > 1 ? " and " + (count - 1) + " alike" : "")
        + (beside.isEmpty() ? "" : " (" + beside + ")");
  }

  private static String time(long ms, boolean rounded) {
    return ms < 1_000 ? ms + " ms" : (rounded ? ms + 500 : ms) / 1_000 + " s";
  }

  /**
   * Whether the library's object describes the finding better than the resource that it made. A
   * process is described by its command, unless the user made the object.
   */
  private static boolean standsFor(Group group, FixTarget target) {
    Candidate leader = group.leader();
    ClosableObject thing = leader == null ? null : leader.thing();
    if (group.root().live.kind.isContainer()) {
      return false;
    }
    return !group.root().live.kind.outlives()
        || (thing != null && thing.call() != null && target.name().equals(thing.name()));
  }

  /** The place of a running task of a pool or timer that was shut down; empty if no task runs. */
  private static String standing(Candidate root, long stillSeconds, OwnCode ownCode) {
    for (Candidate worker : root.owned()) {
      Standing standing = Standing.of(worker.live.stack, ownCode);
      if (standing.own()) {
        return standing.at() + since(stillSeconds);
      }
    }
    return since(stillSeconds);
  }

  private static String since(long seconds) {
    return seconds < 1 ? "" : ", for " + seconds + " s";
  }
}
