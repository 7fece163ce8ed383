package dev.overstay.ledger;

/**
 * The unresolved stack of a birth. The JVM keeps it as method ids and byte code indices. Names and
 * lines are looked up only for births that survive a collection, or when a snapshot asks for them.
 *
 * <p>No constructor of {@code Throwable} runs for a birth: JDK Flight Recorder instruments these
 * constructors, and would record each birth as a {@code jdk.JavaExceptionThrow}. The stack of a
 * birth is a copy of an object that was made before, filled with new frames.
 */
final class Origin extends Throwable implements Cloneable {
  private static final long serialVersionUID = 1L;

  // Never thrown; it only serves to be copied.
  @SuppressWarnings("StaticAssignmentOfThrowable")
  private static final Origin FIRST = new Origin();

  // Without message, cause and suppression list, because only the stack is needed.
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
