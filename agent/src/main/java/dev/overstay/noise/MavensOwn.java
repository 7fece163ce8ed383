package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import java.util.List;

/**
 * Resources that Maven's own JVM makes for itself, a connection to a repository for example. What a
 * main method makes in that JVM is not covered: it has the goal that runs it on its stack.
 */
final class MavensOwn implements NoiseRule {
  private final StackRule inMaven = new InMaven(false);
  private final StackRule byExec = new InMaven(true);

  @Override
  public boolean covers(Candidate candidate) {
    for (Birth b = candidate.live.birth; b != null; b = b.maker) {
      if (candidate.wasMadeAs(inMaven, b)) {
        return !candidate.wasMadeAs(byExec, b);
      }
    }
    return false;
  }

  private static final class InMaven extends StackRule {
    private final boolean byExec;

    InMaven(boolean byExec) {
      this.byExec = byExec;
    }

    @Override
    boolean holds(List<StackTraceElement> frames) {
      for (StackTraceElement frame : frames) {
        String name = frame.getClassName();
        if (name.startsWith("org.codehaus.mojo.exec.")) {
          return true;
        }
        if (name.equals("org.codehaus.plexus.classworlds.launcher.Launcher")) {
          return !byExec;
        }
      }
      return false;
    }
  }
}
