package dev.overstay.ledger;

/** Hears of processes and containers, on the thread that starts or ends them. */
public interface LastingListener {
  /** One was started. */
  void born(Birth birth);

  /** One has ended; this may be told of some that {@link #born} was not told of. */
  void ended(Lasting lasting);
}
