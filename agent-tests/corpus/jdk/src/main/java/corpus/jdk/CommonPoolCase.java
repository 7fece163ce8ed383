package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Control: common pool and CompletableFuture delayer threads belong to the JDK. */
public final class CommonPoolCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, CommonPoolCase::leaky, CommonPoolCase::clean);
  }

  public static void leaky() throws Exception {
    clean();
  }

  /** Nothing to close: the JDK owns these threads. */
  public static void clean() throws Exception {
    IntStream.range(0, 10_000).parallel().sum();
    CompletableFuture.runAsync(() -> {}).get();
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
        .get();
  }
}
