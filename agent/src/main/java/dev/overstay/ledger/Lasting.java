package dev.overstay.ledger;

/** What outlives the object that stood for it: kept by value until it is over. */
public interface Lasting {
  /** Whether it has come to its end. */
  boolean isOver();
}
