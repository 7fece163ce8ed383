package dev.overstay.ledger;

/** Hears, on the thread concerned, how the JVM comes to its end. */
public interface ExitListener {
  /** The main thread is about to end. */
  void mainEnded();

  /** {@code System.exit}, or a signal that means it, with this status; before any shutdown hook. */
  void exitRequested(int status);

  /** The last non-daemon thread ended; before any shutdown hook. */
  void lastThreadEnded();

  /** The shutdown hooks have returned, or {@code Runtime.halt} was called. */
  void aboutToHalt();
}
