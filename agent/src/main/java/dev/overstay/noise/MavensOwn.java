package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import java.util.List;

/**
 * Resources that Maven's own JVM makes for itself, a connection to a repository for example. What
 * tests (Surefire with {@code forkCount=0}) or a main method make in that JVM is not covered: they
 * have the goal that runs them on their stack.
 */
final class MavensOwn implements NoiseRule {
  private final StackRule inMaven = new InMaven(false);
  private final StackRule byGoal = new InMaven(true);

  @Override
  public boolean covers(Candidate candidate) {
    for (Birth b = candidate.live.birth; b != null; b = b.maker) {
      if (candidate.wasMadeAs(inMaven, b)) {
        return !candidate.wasMadeAs(byGoal, b);
      }
    }
    return false;
  }

  private static final class InMaven extends StackRule {
    private final boolean byGoal;

    InMaven(boolean byGoal) {
      this.byGoal = byGoal;
    }

    @Override
    boolean holds(List<StackTraceElement> frames) {
      for (StackTraceElement frame : frames) {
        String name = frame.getClassName();
        if (name.startsWith("org.codehaus.mojo.exec.")
            || name.startsWith("org.apache.maven.plugin.surefire.InPluginVM")) {
          return true;
        }
        if (name.equals("org.codehaus.plexus.classworlds.launcher.Launcher")) {
          return !byGoal;
        }
      }
      return false;
    }
  }
}
