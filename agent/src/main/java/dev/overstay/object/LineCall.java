package dev.overstay.object;

import dev.overstay.base.Late;
import org.jspecify.annotations.Nullable;

/**
 * A call that a line of source makes, as the compiler saw it.
 *
 * @param type the class on which it is called, as the source names it
 * @param method its name; {@code <init>} constructs
 * @param isStatic whether it is called on the class
 * @param returns the class that it returns; null for none and for what is no object
 * @param receiver what holds the object on which it is called; null where that has no name
 * @param on the call that returned the object on which it is called; null where none did
 * @param result what holds the object that it constructs or returns; null where that has no name
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

  /** Whether it makes the object itself. */
  public boolean constructs() {
    return method.equals("<init>");
  }
}
