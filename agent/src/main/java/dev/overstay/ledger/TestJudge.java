package dev.overstay.ledger;

import org.jspecify.annotations.Nullable;

/** Decides whether a test or class that has just ended fails because it leaked something. */
public interface TestJudge {
  /**
   * The error with which it fails; null to leave its result as it is. Called on the test's own
   * thread.
   */
  @Nullable Throwable judge(Span ended);

  /**
   * Whether a test that is about to end has left something open that the methods after it may
   * close. Its end is then reported after they have run.
   */
  boolean waitsFor(Span ending);
}
