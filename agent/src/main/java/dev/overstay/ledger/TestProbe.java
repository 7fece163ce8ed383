package dev.overstay.ledger;

/** What test frameworks call when a test starts or ends; like {@link Probe}. */
public final class TestProbe {
  private TestProbe() {}

  /** A test, or a container of tests, starts on this thread. */
  public static void started(String id) {
    try {
      Spans.started(id);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }

  /** A test, or a container of tests, has ended. */
  public static void ended(String id, String result) {
    try {
      Spans.ended(id, result);
    } catch (Throwable t) {
      Ledger.drop();
    }
  }
}
