package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/**
 * What Testcontainers made for itself, and no one can close: the client of the engine, the line to
 * its reaper, its threads. Containers and processes are the user's.
 */
final class TestcontainersOwn extends StackRule {
  @Override
  public boolean covers(Candidate candidate) {
    return !candidate.live.kind.outlives() && super.covers(candidate);
  }

  @Override
  boolean holds(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (name.startsWith("org.testcontainers.") || name.startsWith("org.rnorth.ducttape.")) {
        return true;
      }
      if (!Frames.isJdk(frame) && !name.startsWith("com.github.dockerjava.")) {
        return false;
      }
    }
    return false;
  }
}
