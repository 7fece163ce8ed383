package dev.overstay.ledger;

/**
 * The unresolved stack of a birth. The JVM keeps it as method ids and byte code indices; names and
 * lines are looked up only for what is there after a collection, or when a snapshot asks.
 *
 * <p>No constructor of {@code Throwable} runs for a birth: JDK Flight Recorder instruments these,
 * and would record each birth as a {@code jdk.JavaExceptionThrow}. A birth's stack is a copy of one
 * object that was made before, with frames of its own.
 */
final class Origin extends Throwable implements Cloneable {
  private static final long serialVersionUID = 1L;

  // Not thrown: what it is for is to be copied.
  @SuppressWarnings("StaticAssignmentOfThrowable")
  private static final Origin FIRST = new Origin();

  // Without message, cause and suppression list: the stack is all it is for.
  private Origin() {
    super(null, null, false, true);
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
}
