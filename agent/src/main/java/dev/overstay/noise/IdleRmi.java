package dev.overstay.noise;

import dev.overstay.jdk.Rmi;
import dev.overstay.live.Live;
import java.util.List;

/**
 * RMI keeps its connections for later calls and closes them itself, as no one else can; and the
 * port that it chose, whatever was unexported.
 */
final class IdleRmi extends StackRule {
  @Override
  public boolean covers(Candidate candidate) {
    return super.covers(candidate) && isIdle(candidate.live);
  }

  @Override
  boolean holds(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().startsWith("sun.rmi.transport.")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIdle(Live live) {
    return live.kind.isConnection() || (live.kind.accepts() && Rmi.isIdlePort(live.key));
  }
}
