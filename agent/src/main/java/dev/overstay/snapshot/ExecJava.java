package dev.overstay.snapshot;

/** The goal exec:java of Maven, which runs a main in a thread group of its own. */
public final class ExecJava {
  private static final String GROUP = "org.codehaus.mojo.exec.ExecJavaMojo$IsolatedThreadGroup";

  private ExecJava() {}

  /** Whether {@code thread} runs a main. */
  public static boolean isMain(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && group.getClass().getName().equals(GROUP)
        && thread.getName().endsWith(".main()");
  }

  /** Whether there is such a group now. */
  static boolean runs() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root != null && root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup[] groups = new ThreadGroup[root == null ? 0 : 2 * root.activeGroupCount() + 1];
    int count = root == null ? 0 : root.enumerate(groups, true);
    for (int i = 0; i < count; i++) {
      if (groups[i].getClass().getName().equals(GROUP)) {
        return true;
      }
    }
    return false;
  }
}
