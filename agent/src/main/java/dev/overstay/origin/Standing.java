package dev.overstay.origin;

import org.jspecify.annotations.Nullable;

/**
 * The place where a thread is now.
 *
 * @param frame the innermost own frame; if no frame is own, the innermost that is not the JDK's;
 *     null if all frames are the JDK's
 * @param call the frame that this one called, or the innermost of all; null if this one calls none
 * @param own whether the frame is own
 */
public record Standing(
    @Nullable StackTraceElement frame, @Nullable StackTraceElement call, boolean own) {

  /**
   * The place of a thread with this stack, innermost frame first; unknown if the stack is null or
   * empty.
   */
  public static Standing of(StackTraceElement @Nullable [] stack, OwnCode ownCode) {
    StackTraceElement[] frames = stack == null ? new StackTraceElement[0] : stack;
    Standing library = null;
    for (int i = 0; i < frames.length; i++) {
      if (!Frames.isJdk(frames[i])) {
        boolean own = ownCode.isOwn(frames[i].getClassName());
        Standing here = new Standing(frames[i], i == 0 ? null : frames[i - 1], own);
        if (own) {
          return here;
        }
        library = library == null && !Frames.isRunner(frames[i]) ? here : library;
      }
    }
    return library != null
        ? library
        : new Standing(null, frames.length == 0 ? null : frames[0], false);
  }

  /** For example {@code , in Object.wait() at Foo.close(Foo.java:12)}; empty if unknown. */
  public String at() {
    return (call == null ? "" : ", in " + method(call)) + place();
  }

  /** For example {@code at Foo.close(Foo.java:12)}; empty if unknown. */
  public String place() {
    return frame == null ? "" : " at " + Frames.frame(frame, own).words();
  }

  private static String method(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + "()";
  }
}
