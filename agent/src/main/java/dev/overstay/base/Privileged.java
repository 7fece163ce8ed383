package dev.overstay.base;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Does the agent's work with the agent's rights on a user's thread, whose code may be restricted by
 * a {@code SecurityManager}.
 */
@SuppressWarnings("removal") // A SecurityManager can be set up to JDK 23; up to 17 many still do.
public final class Privileged {
  private Privileged() {}

  /** Whether the caller of the agent may lack rights. */
  public static boolean isNeeded() {
    return System.getSecurityManager() != null;
  }

  /** The result of the action. */
  public static <T> T call(PrivilegedAction<T> action) {
    return isNeeded() ? AccessController.doPrivileged(action) : action.run();
  }
}
