package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.*;

/** Scheduled pool without shutdown. */
public final class ScheduledPoolCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ScheduledPoolCase::leaky, ScheduledPoolCase::clean);
  }

  public static void leaky() {
    startHeartbeat();
  }

  public static void clean() throws Exception {
    ScheduledExecutorService pool = startHeartbeat();
    pool.shutdownNow();
    pool.awaitTermination(5, TimeUnit.SECONDS);
  }

  static ScheduledExecutorService startHeartbeat() {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    pool.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.SECONDS);
    return pool;
  }
}
