package dev.overstay.jdk;

/** The goal exec:java of Maven, which runs a main in a separate thread group. */
public final class ExecJava {
  private static final String GROUP = "org.codehaus.mojo.exec.ExecJavaMojo$IsolatedThreadGroup";

  private ExecJava() {}

  /** Whether {@code thread} runs a main. */
  public static boolean isMain(Thread thread) {
    return isIn(thread) && thread.getName().endsWith(".main()");
  }

  // The main may create groups below that one.
  private static boolean isIn(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null && !group.getClass().getName().equals(GROUP)) {
      group = group.getParent();
    }
    return group != null;
  }

  /** Whether there is such a thread or one that it has started. */
  public static boolean runs() {
    for (Thread thread : ThreadList.now()) {
      if (thread != null && isIn(thread)) {
        return true;
      }
    }
    return false;
  }
}
