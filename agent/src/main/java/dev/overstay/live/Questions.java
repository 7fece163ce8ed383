package dev.overstay.live;

import org.jspecify.annotations.Nullable;

/**
 * Knows which resource is asked at this moment. The question may run the user's own code, which may
 * never answer.
 */
public interface Questions {
  /** Called when this resource is asked on this thread; null once it has answered. */
  void asks(@Nullable Object key);

  /** Whether the questions of this thread already have a bound. */
  boolean areBounded();

  /** Whether it is not asked on this thread because it did not answer before. */
  boolean skips(Object key);
}
