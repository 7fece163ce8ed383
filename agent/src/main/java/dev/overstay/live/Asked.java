package dev.overstay.live;

import org.jspecify.annotations.Nullable;

/** Which resource a snapshot is asking at this moment, for those who wait for its answer. */
public final class Asked {
  private static volatile @Nullable Questions questions;

  private Asked() {}

  /** Says who must know what is asked at each moment; no one where no test fails. */
  public static void questionsOf(Questions knows) {
    questions = knows;
  }

  /** Whether there is anyone who must know. */
  public static boolean isWatched() {
    return questions != null;
  }

  /** Whether it is not asked on this thread, since it did not answer before. */
  public static boolean skips(Object key) {
    Questions know = questions;
    return know != null && know.skips(key);
  }

  /** Whether this thread's questions have a bound already. */
  public static boolean isBounded() {
    Questions know = questions;
    return know != null && know.areBounded();
  }

  /** This resource is asked now; null once it has answered. */
  public static void asks(@Nullable Object key) {
    Questions know = questions;
    if (know != null) {
      know.asks(key);
    }
  }
}
