package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.*;

/** Cached pool without shutdown: the worker ends by itself after 60 s idle. */
public final class CachedPoolCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, CachedPoolCase::leaky, CachedPoolCase::clean);
  }

  public static void leaky() throws Exception {
    download();
  }

  public static void clean() throws Exception {
    ExecutorService pool = download();
    pool.shutdown();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  static ExecutorService download() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    pool.submit(() -> 1).get();
    return pool;
  }
}
