package dev.overstay.noise;

import dev.overstay.origin.Frames;
import java.util.List;

/** What a test runner makes with the JDK's help only. */
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
