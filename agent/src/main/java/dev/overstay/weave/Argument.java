package dev.overstay.weave;

import org.jspecify.annotations.Nullable;

/**
 * One argument of an inserted call.
 *
 * @param source where it comes from
 * @param number the kind's index, or the index of the local variable, or {@link #OF_RESULT}
 * @param owner the internal name of the class whose method is called on the local variable
 * @param name the name of the field, or of that method
 * @param descriptor the descriptor of the field, or of that method
 */
public record Argument(
    Source source,
    int number,
    @Nullable String owner,
    @Nullable String name,
    @Nullable String descriptor) {

  /** Where an argument comes from. */
  public enum Source {
    /** The object on which the woven method is called. */
    THIS,
    /** The reference or boolean that the method is about to return. */
    RESULT,
    /** A reference parameter, given by its local variable. */
    LOCAL,
    /** An int parameter, given by its local variable. */
    INT_LOCAL,
    /** A field of the object; woven code may read private fields of its class. */
    FIELD,
    /** The result of a method of a class: text, the text of an object, or an int. */
    CLASS_CALL,
    /** The same for a method of an interface. */
    INTERFACE_CALL,
    /** The result of a method of an interface, unchanged: an object of a JDK class. */
    OBJECT_CALL,
    /** A constant. */
    KIND
  }

  /** Used in place of a local variable's index: the value that the method is about to return. */
  public static final int OF_RESULT = -1;

  /** The object on which the woven method is called. */
  public static final Argument THIS = new Argument(Source.THIS, 0, null, null, null);

  /** The value that the method is about to return. */
  public static final Argument RESULT = new Argument(Source.RESULT, 0, null, null, null);

  /** A constant: the kind's index. */
  public static Argument kind(int kind) {
    return new Argument(Source.KIND, kind, null, null, null);
  }

  /** The reference in local variable {@code index}; 1 is an instance method's first parameter. */
  public static Argument local(int index) {
    return new Argument(Source.LOCAL, index, null, null, null);
  }

  /** The int in local variable {@code index}; 0 is a static method's first parameter. */
  public static Argument intLocal(int index) {
    return new Argument(Source.INT_LOCAL, index, null, null, null);
  }

  /** A field of the woven class. */
  public static Argument field(String name, String descriptor) {
    return new Argument(Source.FIELD, 0, null, name, descriptor);
  }

  /**
   * The result of a method without parameters: a String or an int unchanged, any other object as
   * text. Only for methods in a framework's public interface that have never changed: a missing
   * method would be an error in the user's run. A method of the woven class itself is only called
   * if it exists.
   *
   * @param index the local variable on which it is called, or {@link #OF_RESULT}; a call on the
   *     result can only be the first argument, and if the result is null, the probe is not called
   */
  public static Argument call(
      Source call, int index, String owner, String name, String descriptor) {
    return new Argument(call, index, owner, name, descriptor);
  }

  /** Whether it is the result of a method of the woven class, called on the object itself. */
  boolean isOfItself(Point point) {
    return source == Source.CLASS_CALL && number == 0 && point.owner().equals(owner);
  }
}
