package corpus.jdk;

import corpus.Corpus;

/** Child process left running. */
public final class ChildProcessCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ChildProcessCase::leaky, ChildProcessCase::clean);
  }

  public static void leaky() throws Exception {
    startTool();
  }

  public static void clean() throws Exception {
    Process tool = startTool();
    tool.destroy();
    tool.waitFor();
  }

  static Process startTool() throws Exception {
    return new ProcessBuilder("sleep", "120").start();
  }
}
