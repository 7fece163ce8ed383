package corpus.misc;

import corpus.Corpus;
import org.apache.commons.exec.*;

/** Commons Exec asynchronous process left running. */
public final class CommonsExecCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, CommonsExecCase::leaky, CommonsExecCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().destroyProcess();
    Thread.sleep(500);
  }

  static ExecuteWatchdog start() throws Exception {
    DefaultExecutor executor = new DefaultExecutor();
    ExecuteWatchdog watchdog = new ExecuteWatchdog(ExecuteWatchdog.INFINITE_TIMEOUT);
    executor.setWatchdog(watchdog);
    executor.execute(
        new CommandLine("sleep").addArgument("120"), new DefaultExecuteResultHandler());
    while (!watchdog.isWatching()) {
      Thread.sleep(10);
    }
    Thread.sleep(100);
    return watchdog;
  }
}
