package dev.overstay.object;

import dev.overstay.base.Late;

/**
 * The place where a line of source keeps an object.
 *
 * @param name the name of the variable, field or method
 * @param type the class with which it is declared; empty if that is not known
 * @param place the kind of place
 */
@Late
public record Holder(String name, String type, Place place) {
  /** The kinds of places; those that can be reached from more code come first. */
  public enum Place {
    /** A static field. */
    STATIC,
    /** A field of an object. */
    FIELD,
    /** The caller of the method, which returns it. */
    RETURNED,
    /** A local variable. */
    LOCAL
  }
}
