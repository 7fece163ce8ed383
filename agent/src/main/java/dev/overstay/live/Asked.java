package dev.overstay.live;

import org.jspecify.annotations.Nullable;

/** Reports which resource a snapshot asks at this moment, to the code that waits for its answer. */
public final class Asked {
  private static volatile @Nullable Questions questions;

  private Asked() {}

  /**
   * Sets the listener that must know what is asked at each moment; only needed if tests can fail.
   */
  public static void questionsOf(Questions knows) {
    questions = knows;
  }

  /** Whether there is such a listener. */
  public static boolean isWatched() {
    return questions != null;
  }

  /** Whether it is not asked on this thread because it did not answer before. */
  public static boolean skips(Object key) {
    Questions know = questions;
    return know != null && know.skips(key);
  }

  /** Whether the questions of this thread already have a bound. */
  public static boolean isBounded() {
    Questions know = questions;
    return know != null && know.areBounded();
  }

  /** Reports that this resource is asked now; null once it has answered. */
  public static void asks(@Nullable Object key) {
    Questions know = questions;
    if (know != null) {
      know.asks(key);
    }
  }
}
