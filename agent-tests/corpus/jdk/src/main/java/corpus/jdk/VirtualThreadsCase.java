package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.*;

/** JDK 21+: a virtual thread left sleeping; Thread.getAllStackTraces does not show it. */
public final class VirtualThreadsCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, VirtualThreadsCase::leaky, VirtualThreadsCase::clean);
  }

  public static void leaky() throws Exception {
    ExecutorService pool = start();
    pool.submit(
        () -> {
          Thread.sleep(Long.MAX_VALUE);
          return null;
        });
    Thread.sleep(200);
    Corpus.keep(pool);
  }

  public static void clean() throws Exception {
    ExecutorService pool = start();
    pool.submit(() -> 1).get();
    pool.shutdown();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  /** By reflection, so that the module still compiles for 17. */
  static ExecutorService start() throws Exception {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
