package dev.overstay.jdk;

/** The goal exec:java of Maven, which runs a main in a separate thread group. */
public final class ExecJava {
  private static final String GROUP = "org.codehaus.mojo.exec.ExecJavaMojo$IsolatedThreadGroup";

  private static final int FEW = 32;

  private ExecJava() {}

  /** Whether {@code thread} runs a main. */
  public static boolean isMain(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && group.getClass().getName().equals(GROUP)
        && thread.getName().endsWith(".main()");
  }

  /** Whether there is such a group now. */
  public static boolean runs() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root != null && root.getParent() != null) {
      root = root.getParent();
    }
    // Not activeGroupCount(): on JDK 17 that asks the user's own groups.
    ThreadGroup[] groups = new ThreadGroup[FEW];
    int count = root == null ? 0 : root.enumerate(groups, true);
    while (root != null && count == groups.length) {
      groups = new ThreadGroup[2 * count];
      count = root.enumerate(groups, true);
    }
    for (int i = 0; i < count; i++) {
      if (groups[i].getClass().getName().equals(GROUP)) {
        return true;
      }
    }
    return false;
  }
}
