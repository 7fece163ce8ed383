package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource was made: the innermost own frame of its birth or, where that has none, of the
 * birth of the thread that made it, and so on.
 *
 * @param frame the innermost own frame; the outermost library frame where there is no own one; null
 *     where neither is known
 * @param own whether the frame is own
 * @param frames the stack on which it stands, innermost first
 * @param library the library between the own frame and {@code java.base}; null where own code
 *     called the JDK's base itself
 */
@Late
public record Site(
    @Nullable StackTraceElement frame,
    boolean own,
    List<StackTraceElement> frames,
    @Nullable String library) {

  static final Site UNKNOWN = new Site(null, false, List.of(), null);

  public static Site of(Live live, OwnCode ownCode) {
    return of(live.birth, live.key, ownCode);
  }

  /** Where {@code key} was made, by its birth; by none it is not known. */
  public static Site of(@Nullable Birth birth, Object key, OwnCode ownCode) {
    String library = null;
    StackTraceElement outermost = null;
    List<StackTraceElement> stack = List.of();
    // A process is told by its handle, and may be the user's own Process.
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
   * A constructor of the resource's own class, or of a class without a name: what made it is
   * whoever called that.
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
   * A constructor that calls the one of its superclass: the object is made by whoever called it.
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

  // javac numbers them: Outer$1.
  public static boolean isAnonymous(String className) {
    int i = className.length();
    while (i > 0 && Character.isDigit(className.charAt(i - 1))) {
      i--;
    }
    return i > 0 && i < className.length() && className.charAt(i - 1) == '$';
  }

  /** Class and method of the frame. */
  public String method() {
    return frame == null ? "" : frame.getClassName() + "." + frame.getMethodName();
  }

  /** Whether both stand in the same method, at whatever line. */
  public boolean sameMethod(Site other) {
    return frame != null
        && other.frame != null
        && frame.getMethodName().equals(other.frame.getMethodName())
        && frame.getClassName().equals(other.frame.getClassName());
  }
}
