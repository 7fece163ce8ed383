package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/** Resources that a test runner makes, directly or through the JDK. */
final class RunnersOwn extends StackRule {
  @Override
  public boolean covers(Candidate candidate) {
    return !candidate.held && super.covers(candidate);
  }

  @Override
  boolean holds(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      if (!Frames.isJdk(frame)) {
        return Frames.isRunner(frame);
      }
    }
    return false;
  }
}
