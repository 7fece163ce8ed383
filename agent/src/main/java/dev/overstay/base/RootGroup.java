package dev.overstay.base;

import org.jspecify.annotations.Nullable;

/**
 * The root of all thread groups. The agent's threads are in it: a group of the user's may be listed
 * by the user's own leak checks.
 */
public final class RootGroup {
  private RootGroup() {}

  /** The root; null if the current thread has ended. */
  public static @Nullable ThreadGroup get() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group != null && group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
