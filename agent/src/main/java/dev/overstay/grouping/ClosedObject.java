package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings.Closing;
import dev.overstay.live.Live;
import dev.overstay.object.ClosableObject;
import dev.overstay.object.Closers;
import dev.overstay.origin.Frames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object that was closed and left a finding's resources open. That it was closed is known from
 * another resource that it had made, and that was closed within its closing method.
 *
 * @param type the simple name of its class, which may have the method from another
 * @param method the closing method that was called, without parentheses
 */
@Late
public record ClosedObject(String type, String method) {

  /**
   * The object of a group; null if it is not known to have been closed: if another object of its
   * class may have been closed, or if the closing method still runs.
   *
   * @param closings all calls that closed a resource, oldest first
   * @param live all that is live
   */
  public static @Nullable ClosedObject of(
      Group group, List<Closing> closings, List<Live> live, TestLog tests) {
    Candidate root = group.root();
    List<String> names = names(group);
    Birth made = root.live.birth;
    if (names.isEmpty() || made == null || root.hasEnded() || root.live.is("shutdown")) {
      return null;
    }
    ClosedObject found = null;
    for (int i = closings.size() - 1; i >= 0; i--) {
      Birth also = closings.get(i).birth();
      Birth call = closings.get(i).call();
      StackTraceElement closer = outermost(call, names);
      if (closer == null
          || !isCloser(closer)
          || outermost(also, names) == null
          || !tests.creatorOf(also).tests().equals(root.creator.tests())) {
        continue;
      }
      if (hasAlike(group, also)) {
        return null;
      }
      boolean sameObject = group.leader() == null || Frames.of(also).contains(root.site.frame());
      if (found == null && call.order > made.order && sameObject && !isUnderWay(closer, live)) {
        found = new ClosedObject(names.get(0), closer.getMethodName());
      }
    }
    return found;
  }

  // After a disconnect, an object may be used again.
  private static boolean isCloser(StackTraceElement frame) {
    return Closers.isCloser(frame.getMethodName()) && !frame.getMethodName().equals("disconnect");
  }

  private static boolean isUnderWay(StackTraceElement closer, List<Live> live) {
    for (Live one : live) {
      if (one.stack != null) {
        for (StackTraceElement frame : one.stack) {
          if (frame.getMethodName().equals(closer.getMethodName())
              && frame.getClassName().equals(closer.getClassName())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The simple names of the object's class and its supertypes; of own code only its class. */
  private static List<String> names(Group group) {
    Candidate leader = group.leader();
    if (leader != null) {
      return leader.thing() == null ? List.of() : leader.thing().names();
    }
    StackTraceElement frame = group.root().site.own() ? group.root().site.frame() : null;
    return frame == null ? List.of() : List.of(ClosableObject.simple(frame.getClassName()));
  }

  private static @Nullable StackTraceElement outermost(Birth event, List<String> names) {
    StackTraceElement outermost = null;
    for (StackTraceElement frame : Frames.of(event)) {
      if (!Frames.isBase(frame) && names.contains(ClosableObject.simple(frame.getClassName()))) {
        outermost = frame;
      }
    }
    return outermost;
  }

  /** Whether another object of the class may have been closed: this one has the same, open. */
  private static boolean hasAlike(Group group, Birth closed) {
    StackTraceElement line = line(closed);
    for (Candidate member : group.members()) {
      Live live = member.live;
      if (live.birth != null
          && live.birth.kind == closed.kind
          && (line == null || line.equals(line(live.birth)))) {
        return true;
      }
    }
    return false;
  }

  /** The innermost line that is not the JDK's; null if all are. */
  private static @Nullable StackTraceElement line(Birth birth) {
    for (StackTraceElement frame : Frames.of(birth)) {
      if (!Frames.isJdk(frame)) {
        return frame;
      }
    }
    return null;
  }
}
