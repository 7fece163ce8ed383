package corpus.misc;

import corpus.Corpus;
import org.zeroturnaround.exec.*;

/** zt-exec process left running: a child and the non-daemon WaitForProcess thread. */
public final class ZtExecCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ZtExecCase::leaky, ZtExecCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    StartedProcess started = start();
    started.getProcess().destroy();
    started.getProcess().waitFor();
    Thread.sleep(200);
  }

  static StartedProcess start() throws Exception {
    return new ProcessExecutor("sleep", "120").start();
  }
}
