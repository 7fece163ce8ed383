package dev.overstay.finding;

import dev.overstay.attribution.Running;
import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.Group;
import dev.overstay.live.Live;
import dev.overstay.noise.ExitingThread;
import dev.overstay.noise.JvmThreads;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import dev.overstay.origin.Standing;
import dev.overstay.snapshot.LiveSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds a group for each running test: its thread, and the place where that is now. If no running
 * test is known, adds the main thread.
 */
@Late
final class RunningTests {
  private RunningTests() {}

  static void addTo(List<Group> groups, LiveSet set, OwnCode ownCode, TestLog tests) {
    // Running tests come before their open resources, which have not leaked yet.
    int first = 0;
    for (Running running : tests.running()) {
      Live live = find(running.thread(), set);
      // A pool's worker that runs a test has a group already. The headline reports a thread that
      // ends the JVM.
      if (live != null
          && live.stack != null
          && !ExitingThread.exits(live.stack)
          && !isNamed(live, groups)) {
        Standing standing = Standing.of(live.stack, ownCode);
        List<StackTraceElement> frames = Arrays.asList(live.stack);
        Site site = new Site(standing.frame(), standing.own(), frames, null);
        groups.add(
            first++, new Group(Candidate.running(live, site, running.creator(), running.run())));
      }
    }
  }

  /** The same for the main thread, if it runs code of the user or of a library. */
  static void addMainTo(List<Group> groups, LiveSet set, OwnCode ownCode, TestLog tests) {
    for (Live live : set.resources()) {
      if (JvmThreads.isRunningMain(live) && live.stack != null) {
        Standing standing = Standing.of(live.stack, ownCode);
        List<StackTraceElement> frames = Arrays.asList(live.stack);
        Site site = new Site(standing.frame(), standing.own(), frames, null);
        if (standing.frame() != null) {
          groups.add(new Group(Candidate.main(live, site, tests.creatorOf(null))));
        }
      }
    }
  }

  private static @Nullable Live find(Thread thread, LiveSet set) {
    for (Live live : set.resources()) {
      if (live.kind.isThread() && live.key == thread) {
        return live;
      }
    }
    return null;
  }

  private static boolean isNamed(Live live, List<Group> groups) {
    for (Group group : groups) {
      for (Candidate member : group.members()) {
        if (member.live == live) {
          return true;
        }
      }
    }
    return false;
  }
}
