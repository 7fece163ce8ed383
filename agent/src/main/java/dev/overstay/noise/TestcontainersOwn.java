package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/**
 * Resources that Testcontainers made for itself and that no other code can close: the client of the
 * engine, the connection to its reaper, its threads. Containers and processes belong to the user.
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
