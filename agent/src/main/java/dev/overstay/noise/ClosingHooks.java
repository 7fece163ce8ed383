package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import java.util.List;

/** Shutdown hooks that can close the user's resources: neither the JDK's nor the runner's own. */
public final class ClosingHooks {
  private ClosingHooks() {}

  /** Whether there is such a hook among these. */
  public static boolean anyIn(List<Live> hooks) {
    for (Live hook : hooks) {
      if (hook.birth == null || !isOfRunnerOrJdk(hook.birth)) {
        return true;
      }
    }
    return false;
  }

  /** The same for hooks that are given by their births. */
  public static boolean anyBornIn(List<Birth> hooks) {
    for (Birth hook : hooks) {
      if (!isOfRunnerOrJdk(hook)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the JDK or the runner registered it, even if the user's code was the reason. */
  private static boolean isOfRunnerOrJdk(Birth hook) {
    for (StackTraceElement frame : Frames.of(hook)) {
      String name = frame.getClassName();
      if (!name.equals("java.lang.Runtime") && !name.equals("java.lang.ApplicationShutdownHooks")) {
        return Frames.isJdk(frame) || Frames.isRunner(frame);
      }
    }
    return true;
  }
}
