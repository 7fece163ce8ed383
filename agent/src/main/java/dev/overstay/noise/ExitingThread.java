package dev.overstay.noise;

import org.jspecify.annotations.Nullable;

/** The thread that ends the JVM; it is still live while it does so. */
public final class ExitingThread implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.kind.isThread() && exits(candidate.live.stack);
  }

  /** Whether a thread with this stack ends the JVM. */
  public static boolean exits(StackTraceElement @Nullable [] stack) {
    return isInShutdown(stack, "");
  }

  /** Whether it is in a method of the JVM's shutdown whose name begins like this. */
  static boolean isInShutdown(StackTraceElement @Nullable [] stack, String method) {
    if (stack != null) {
      for (StackTraceElement frame : stack) {
        if (frame.getClassName().equals("java.lang.Shutdown")
            && frame.getMethodName().startsWith(method)) {
          return true;
        }
      }
    }
    return false;
  }
}
