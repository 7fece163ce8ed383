package dev.overstay.weave;

import org.jspecify.annotations.Nullable;

/**
 * One argument of an inserted call.
 *
 * @param source where it comes from
 * @param number the kind's index, or the index of the local variable
 * @param field the name of the field
 * @param fieldDescriptor the descriptor of the field
 */
public record Argument(
    Source source, int number, @Nullable String field, @Nullable String fieldDescriptor) {

  /** Where an argument comes from. */
  public enum Source {
    /** The object whose method it is. */
    THIS,
    /** The value that the method is about to return. */
    RESULT,
    /** A reference parameter, by its local variable. */
    LOCAL,
    /** An int parameter, by its local variable. */
    INT_LOCAL,
    /** A reference field of the object: woven code may read what is private to its class. */
    FIELD,
    /** A constant. */
    KIND
  }

  /** The object whose method it is. */
  public static final Argument THIS = new Argument(Source.THIS, 0, null, null);

  /** The value that the method is about to return. */
  public static final Argument RESULT = new Argument(Source.RESULT, 0, null, null);

  /** A constant: the kind's index. */
  public static Argument kind(int kind) {
    return new Argument(Source.KIND, kind, null, null);
  }

  /**
   * The reference in local variable {@code index}; 1 is the first parameter of an instance method.
   */
  public static Argument local(int index) {
    return new Argument(Source.LOCAL, index, null, null);
  }

  /** The int in local variable {@code index}; 0 is the first parameter of a static method. */
  public static Argument intLocal(int index) {
    return new Argument(Source.INT_LOCAL, index, null, null);
  }

  /** A reference field of the class itself. */
  public static Argument field(String name, String descriptor) {
    return new Argument(Source.FIELD, 0, name, descriptor);
  }
}
