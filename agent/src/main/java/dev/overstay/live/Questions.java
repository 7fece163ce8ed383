package dev.overstay.live;

import org.jspecify.annotations.Nullable;

/**
 * Knows which resource is asked at this moment: what is asked may be the user's own code, and need
 * not answer.
 */
public interface Questions {
  /** This resource is asked now, on this thread; null once it has answered. */
  void asks(@Nullable Object key);

  /** Whether this thread is one whose questions have a bound already. */
  boolean areBounded();

  /** Whether it is not asked on this thread, since it did not answer before. */
  boolean skips(Object key);
}
