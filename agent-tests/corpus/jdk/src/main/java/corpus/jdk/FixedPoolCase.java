package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.*;

/** Fixed pool without shutdown: two of three workers were started. */
public final class FixedPoolCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, FixedPoolCase::leaky, FixedPoolCase::clean);
  }

  public static void leaky() throws Exception {
    compute();
  }

  public static void clean() throws Exception {
    ExecutorService pool = compute();
    pool.shutdown();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  static ExecutorService compute() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    Future<Integer> a = pool.submit(() -> 1);
    Future<Integer> b = pool.submit(() -> 2);
    a.get();
    b.get();
    return pool;
  }
}
