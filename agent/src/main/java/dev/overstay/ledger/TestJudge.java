package dev.overstay.ledger;

import org.jspecify.annotations.Nullable;

/** Says whether a test or class that has just ended fails for what it left behind. */
public interface TestJudge {
  /** What to fail it with; null to leave its result as it is. Called on the test's own thread. */
  @Nullable Throwable judge(Span ended);

  /**
   * Whether a test that is about to end has left something that what comes after it may close; its
   * end is then told once that has run.
   */
  boolean waitsFor(Span ending);
}
