package dev.overstay.ledger;

/** Is notified of processes and containers, on the thread that starts or ends them. */
public interface LastingListener {
  /** A process or container was started. */
  void born(Birth birth);

  /** A process or container has ended; possibly one that was never passed to {@link #born}. */
  void ended(Lasting lasting);
}
