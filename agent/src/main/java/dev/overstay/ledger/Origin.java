package dev.overstay.ledger;

/**
 * The unresolved stack of a birth. The JVM keeps it as method ids and byte code indices; names and
 * lines are looked up only for what is there after a collection, or when a snapshot asks.
 */
final class Origin extends Throwable {
  private static final long serialVersionUID = 1L;

  // Without message, cause and suppression list: the stack is all it is for.
  Origin() {
    super(null, null, false, true);
  }
}
