package dev.overstay.noise;

import dev.overstay.jdk.Rmi;
import dev.overstay.live.Live;
import java.util.List;

/**
 * Connections that RMI keeps for later calls, and the port that it chose, which it keeps after
 * objects were unexported. RMI closes its connections on its own, and no other code can.
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
