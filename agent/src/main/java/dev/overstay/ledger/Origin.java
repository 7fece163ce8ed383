package dev.overstay.ledger;

/**
 * The unresolved stack of a birth. The JVM keeps it as method ids and byte code indices; names and
 * lines are looked up only when a snapshot asks.
 *
 * <p>No constructor of {@code Throwable} runs for a birth: JDK Flight Recorder instruments these,
 * and would record each birth as a {@code jdk.JavaExceptionThrow}. A birth is a copy of one object
 * that was made before, with a stack of its own.
 */
public final class Origin extends Throwable implements Cloneable {
  private static final long serialVersionUID = 1L;

  // Not thrown: what these are for is a stack, or none.
  @SuppressWarnings("StaticAssignmentOfThrowable")
  private static final Origin FIRST = new Origin(true);

  @SuppressWarnings("StaticAssignmentOfThrowable")
  private static final Origin NO_STACK = new Origin(false);

  // Without message, cause and suppression list: the stack is all it is for.
  private Origin(boolean stack) {
    super(null, null, false, stack);
  }

  /** The stack of the current thread. */
  static Origin here() {
    try {
      Origin origin = (Origin) FIRST.clone();
      origin.fillInStackTrace();
      return origin;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Without a stack where nobody will ask for it. */
  static Origin none() {
    return NO_STACK;
  }
}
