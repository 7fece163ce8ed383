package dev.overstay.jdk;

import java.util.Set;

/** Names the method outside the agent that the agent called and that did not answer. */
public final class Culprit {
  // Where a thread of the agent waits for another one of the agent, or for time to pass.
  private static final Set<String> WAITS =
      Set.of(
          "java.lang.Object",
          "java.lang.Thread",
          "java.util.concurrent.locks.LockSupport",
          "jdk.internal.misc.Unsafe");

  private Culprit() {}

  /**
   * The method that one of the agent's threads has called, by its stack: {@code
   * com.acme.Pool.isShutdown()}.
   */
  public static String of(StackTraceElement[] stack) {
    return of(stack, "the JVM");
  }

  private static String of(StackTraceElement[] stack, String unknown) {
    String where = unknown;
    for (StackTraceElement frame : stack) {
      // The agent called the outermost frame that is not its own.
      if (isAgents(frame)) {
        break;
      }
      where = frame.getClassName() + "." + frame.getMethodName() + "()";
    }
    return where;
  }

  /** Whether it called a method of the user or of a library, which may do anything. */
  public static boolean isOfUser(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (isAgents(frame)) {
        return false;
      }
      if (frame.getModuleName() == null || "app".equals(frame.getClassLoaderName())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is in the agent's own code, or waits there: no other code is to blame then. */
  public static boolean isOnlyAgent(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (isAgents(frame)) {
        return true;
      }
      if (!WAITS.contains(frame.getClassName())) {
        return false;
      }
    }
    return false;
  }

  // In a JVM that runs without the agent, a separate loader has the agent's classes.
  private static boolean isAgents(StackTraceElement frame) {
    ClassLoader own = Culprit.class.getClassLoader();
    String loader = own == null ? null : own.getName();
    return frame.getClassName().startsWith("dev.overstay.")
        && (loader == null
            ? frame.getClassLoaderName() == null
            : loader.equals(frame.getClassLoaderName()));
  }

  /**
   * The exception that a method of {@code key} threw: {@code com.acme.Pool.isShutdown() threw X}.
   */
  public static String threw(Throwable thrown, Object key) {
    String type = key.getClass().getName();
    try {
      return of(thrown.getStackTrace(), type) + " threw " + thrown.getClass().getName();
    } catch (Throwable e) {
      // Even getStackTrace() may be the user's, and throw anything.
      return type + " threw " + thrown.getClass().getName();
    }
  }
}
