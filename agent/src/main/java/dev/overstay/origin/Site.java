package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place where a resource was made: the innermost own frame of its birth or, if the birth has no
 * own frame, of the birth of the thread that made it, and so on.
 *
 * @param frame the innermost own frame; the outermost library frame if no frame is own; null if
 *     neither is known
 * @param own whether the frame is own
 * @param frames the stack that contains the frame, innermost first
 * @param library the library between the own frame and {@code java.base}; null if own code called
 *     the JDK's base directly
 */
@Late
public record Site(
    @Nullable StackTraceElement frame,
    boolean own,
    List<StackTraceElement> frames,
    @Nullable String library) {

  static final Site UNKNOWN = new Site(null, false, List.of(), null);

  /** The place where {@code live} was made; unknown if it has no birth. */
  public static Site of(Live live, OwnCode ownCode) {
    return of(live.birth, live.key, ownCode);
  }

  /** The place where {@code key} was made, according to its birth; unknown without a birth. */
  public static Site of(@Nullable Birth birth, Object key, OwnCode ownCode) {
    String library = null;
    StackTraceElement outermost = null;
    List<StackTraceElement> stack = List.of();
    // A process is identified by its handle; its Process may be of the user's own class.
    Object object = birth == null ? null : birth.get();
    Object made = object == null ? key : object;
    for (Birth b = birth; b != null; b = b.maker) {
      List<StackTraceElement> frames = Frames.of(b);
      StackTraceElement inner = null;
      for (StackTraceElement frame : frames) {
        boolean own = !Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName());
        if (own && !constructs(frame, made) && !extendsIt(frame, inner, ownCode)) {
          return new Site(frame, true, frames, library);
        }
        inner = frame;
        if (library == null && !own) {
          library = Frames.library(frame);
        }
      }
      for (int i = frames.size() - 1; i >= 0 && outermost == null; i--) {
        if (!Frames.isJdk(frames.get(i)) && !Frames.isRunner(frames.get(i))) {
          outermost = frames.get(i);
          stack = frames;
        }
      }
    }
    return new Site(outermost, false, stack, library);
  }

  /**
   * Whether the frame is a constructor of the resource's own class, or of an anonymous class. In
   * both cases, the code that called the constructor made the resource.
   */
  private static boolean constructs(StackTraceElement frame, Object key) {
    if (frame.getMethodName().equals("<init>")) {
      if (isAnonymous(frame.getClassName())) {
        return true;
      }
      for (Class<?> type = key.getClass(); type != null; type = type.getSuperclass()) {
        if (type.getName().equals(frame.getClassName())) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the frame is a constructor that calls the one of its superclass. The code that called
   * the constructor made the object.
   */
  private static boolean extendsIt(
      StackTraceElement frame, @Nullable StackTraceElement inner, OwnCode ownCode) {
    if (inner == null
        || !frame.getMethodName().equals("<init>")
        || !inner.getMethodName().equals("<init>")) {
      return false;
    }
    Class<?> type = ownCode.find(frame.getClassName());
    Class<?> above = type == null ? null : type.getSuperclass();
    while (above != null && !above.getName().equals(inner.getClassName())) {
      above = above.getSuperclass();
    }
    return above != null;
  }

  /**
   * Whether a class name ends in a dollar sign and a number, as javac names anonymous classes:
   * {@code Outer$1}.
   */
  public static boolean isAnonymous(String className) {
    int i = className.length();
    while (i > 0 && Character.isDigit(className.charAt(i - 1))) {
      i--;
    }
    return i > 0 && i < className.length() && className.charAt(i - 1) == '$';
  }

  /** The class and method of the frame. */
  public String method() {
    return frame == null ? "" : frame.getClassName() + "." + frame.getMethodName();
  }

  /** Whether both places are in the same method, at any line. */
  public boolean sameMethod(Site other) {
    return frame != null
        && other.frame != null
        && frame.getMethodName().equals(other.frame.getMethodName())
        && frame.getClassName().equals(other.frame.getClassName());
  }
}
