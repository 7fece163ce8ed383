package corpus.misc;

import corpus.Corpus;
import java.io.File;
import org.apache.commons.io.monitor.*;

/** Commons IO FileAlterationMonitor not stopped. */
public final class FileMonitorCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, FileMonitorCase::leaky, FileMonitorCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().stop(1000);
  }

  static FileAlterationMonitor start() throws Exception {
    FileAlterationMonitor monitor =
        new FileAlterationMonitor(
            200, new FileAlterationObserver(new File(System.getProperty("java.io.tmpdir"))));
    monitor.start();
    return monitor;
  }
}
