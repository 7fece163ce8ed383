package corpus.misc;

import com.github.benmanes.caffeine.cache.*;
import corpus.Corpus;
import java.time.Duration;

/** Control: Caffeine with the system scheduler. */
public final class CaffeineCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, CaffeineCase::leaky, CaffeineCase::clean);
  }

  public static void leaky() throws Exception {
    clean();
  }

  /** Nothing to close: common pool and the JDK delayer. */
  public static void clean() throws Exception {
    Cache<String, String> cache =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMillis(50))
            .scheduler(Scheduler.systemScheduler())
            .removalListener((k, v, c) -> {})
            .build();
    cache.put("a", "b");
    Thread.sleep(200);
    cache.cleanUp();
  }
}
