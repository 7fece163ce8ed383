package dev.overstay.object;

import dev.overstay.base.Late;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object that the user knows and has to close: the one that the own frame's line created, or
 * the one that it called.
 *
 * @param type the full name of its class
 * @param names the simple names of its class and of all supertypes
 * @param holder the place where the source keeps it; null if that has no name
 * @param call the call that ends it, for example {@code close()}; null if that is not known
 * @param created whether the line created it; otherwise it called an object created elsewhere
 * @param likely whether the line is certainly about it; the result of a call on another object may
 *     be only a part of that
 * @param closeable whether a try-with-resources statement closes it
 */
@Late
public record ClosableObject(
    String type,
    List<String> names,
    @Nullable Holder holder,
    @Nullable String call,
    boolean created,
    boolean likely,
    boolean closeable) {

  /** The same object, if the line may be about another one. */
  ClosableObject asPart() {
    return new ClosableObject(type, names, holder, call, created, false, closeable);
  }

  /** The class without its package and outer classes. */
  public String name() {
    return simple(type);
  }

  /** A class name without its package and outer classes. */
  public static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  /**
   * Whether these are certainly two objects, neither of which closes the other: each was made by
   * its own line, or they have the same class and different holders.
   */
  public boolean isBeside(ClosableObject other) {
    boolean bothCreated = created && other.created && call != null && other.call != null;
    boolean heldApart =
        type.equals(other.type)
            && holder != null
            && other.holder != null
            && !holder.name().equals(other.holder.name());
    return bothCreated || heldApart;
  }
}
