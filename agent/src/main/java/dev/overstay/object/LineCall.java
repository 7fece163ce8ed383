package dev.overstay.object;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

/**
 * A call that a line of source makes, as the compiler saw it.
 *
 * @param type the class on which it is called, as the source names it
 * @param method its name; {@code <init>} for a constructor
 * @param isStatic whether it is called on the class
 * @param returns the class that it returns; null if it does not return an object of a class
 * @param receiver the holder of the object on which it is called; null if that has no name
 * @param on the call that returned the object on which it is called; null if no call did
 * @param result the holder of the object that it constructs or returns; null if that has no name
 */
@Late
public record LineCall(
    String type,
    String method,
    boolean isStatic,
    @Nullable String returns,
    @Nullable Holder receiver,
    @Nullable LineCall on,
    @Nullable Holder result) {

  /** Whether it is the call of a constructor. */
  public boolean constructs() {
    return method.equals("<init>");
  }
}
