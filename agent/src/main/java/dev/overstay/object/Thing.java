package dev.overstay.object;

import dev.overstay.base.Late;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object that the user knows and has to close: what the own frame's line made, or what it
 * called.
 *
 * @param type its class, by its full name
 * @param names the simple names of its class and of all above it
 * @param holder what the source keeps it in; null where that has no name
 * @param call what ends it, for example {@code close()}; null where that is not known
 * @param made whether the line made it; else it called what was made elsewhere
 * @param likely whether the line is sure to be about it; what a call on something else returned may
 *     be a part only
 * @param closeable whether a try-with-resources statement closes it
 */
@Late
public record Thing(
    String type,
    List<String> names,
    @Nullable Holder holder,
    @Nullable String call,
    boolean made,
    boolean likely,
    boolean closeable) {

  /** The same, where the line may be about something else. */
  Thing asPart() {
    return new Thing(type, names, holder, call, made, false, closeable);
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
   * Whether both are sure to be two objects of which none closes the other: each was made by its
   * own line, or they are of one class and held apart.
   */
  public boolean isBeside(Thing other) {
    boolean bothMade = made && other.made && call != null && other.call != null;
    boolean heldApart =
        type.equals(other.type)
            && holder != null
            && other.holder != null
            && !holder.name().equals(other.holder.name());
    return bothMade || heldApart;
  }
}
