package dev.overstay.ledger;

/**
 * A process or container. It outlives the object that represents it, and is kept by value until it
 * is over.
 */
public interface Lasting {
  /** Whether it has ended. */
  boolean isOver();
}
