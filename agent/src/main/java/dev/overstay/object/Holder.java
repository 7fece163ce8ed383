package dev.overstay.object;

import dev.overstay.base.Late;

/**
 * Where a line of source keeps an object.
 *
 * @param name of the variable, field or method
 * @param type the class that it is declared with; empty where that is not known
 * @param place what of these it is
 */
@Late
public record Holder(String name, String type, Place place) {
  /** What keeps the object; those that can be reached from more places first. */
  public enum Place {
    /** A static field. */
    STATIC,
    /** A field of an object. */
    FIELD,
    /** Whoever called the method, which returns it. */
    RETURNED,
    /** A local variable. */
    LOCAL
  }
}
