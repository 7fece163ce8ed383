package dev.overstay.ledger;

/**
 * The unresolved stack of a birth. The JVM keeps it as method ids and byte code indices; names and
 * lines are looked up only when a snapshot asks.
 */
public final class Origin extends Throwable {
  private static final long serialVersionUID = 1L;

  // Without message, cause and suppression list: the stack is all it is for.
  Origin() {
    this(true);
  }

  /** Without a stack where nobody will ask for it. */
  Origin(boolean stack) {
    super(null, null, false, stack);
  }
}
