package dev.overstay.tests.corpus;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Frame;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Stack;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.DumpFiles;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One form of a case, run with a plain main that returns.
 *
 * @param leak the case
 * @param leaky whether it left its thing open
 * @param hung whether the JVM was still there long after main had returned
 * @param dump what the agent wrote
 */
record CaseRun(LeakCase leak, boolean leaky, boolean hung, Dump dump) {
  // No case's main takes longer than five seconds; the agent's look at a stalled exit comes six
  // seconds after it.
  private static final long HANGS_MS = 20_000;
  private static final long LOOK_MS = 100;

  static CaseRun of(LeakCase leak, boolean leaky, Path agent, Stub stub) throws IOException {
    Fork fork =
        Fork.of(leak.main(), leak.classPath())
            .agent(agent)
            .optimises()
            .jvmArgs("-Djava.io.tmpdir=" + stub.temporary())
            .jvmArgs(stub.properties())
            .args(leaky ? "leaky" : "clean");
    try (Running running = fork.start()) {
      long end = System.nanoTime() + HANGS_MS * 1_000_000;
      boolean ended = false;
      while (!ended && System.nanoTime() < end && !isStalled(running)) {
        ended = running.endsWithin(LOOK_MS);
      }
      // The main JVM's: a case may start others, which the agent is not in.
      return new CaseRun(leak, leaky, !ended, running.dump());
    }
  }

  private static boolean isStalled(Running running) {
    for (Dump dump : DumpFiles.read(running.dir())) {
      for (Snapshot snapshot : dump.snapshots()) {
        if (snapshot.trigger() == Trigger.EXIT_STALLED
            || snapshot.trigger() == Trigger.HOOKS_RUNNING) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the owner is on the stack of a resource of a finding. */
  boolean found() {
    for (Finding finding : dump.findings()) {
      for (int id : finding.resources()) {
        Resource resource = dump.resource(id);
        if (resource != null && resource.stack() != null && isOwnerOn(resource.stack())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOwnerOn(int id) {
    for (Stack stack : dump.stacks()) {
      for (String frame : stack.id() == id ? stack.frames() : List.<String>of()) {
        if (frame.startsWith(leak.owner() + "(")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a finding says that the owner made it. */
  boolean root() {
    for (Finding finding : dump.findings()) {
      Frame by = finding.madeBy();
      if (by != null && leak.owner().equals(by.className() + "." + by.method())) {
        return true;
      }
    }
    return false;
  }

  /** The worst effect of its findings; null where there is none. */
  @Nullable Effect worst() {
    Effect worst = null;
    for (Finding finding : dump.findings()) {
      worst = worst == null || finding.effect().compareTo(worst) < 0 ? finding.effect() : worst;
    }
    return worst;
  }

  /** Whether the verdict on the exit is what the JVM did. */
  boolean exit() {
    ExitState exit = dump.verdict().exit();
    return hung == (exit == ExitState.BLOCKED || exit == ExitState.STALLED);
  }

  /** What was found, a line each. */
  List<String> findings() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : dump.findings()) {
      Frame by = finding.madeBy();
      lines.add(
          finding.effect().label()
              + ": "
              + finding.title()
              + (by == null ? "" : ", " + by.words())
              + ". "
              + finding.fix());
    }
    return lines;
  }
}
