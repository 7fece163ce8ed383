package corpus.netty;

import corpus.Corpus;
import io.lettuce.core.*;
import io.lettuce.core.api.StatefulRedisConnection;

/** Lettuce client not shut down. */
public final class LettuceCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, LettuceCase::leaky, LettuceCase::clean);
  }

  public static void leaky() {
    Corpus.keep(ping());
  }

  public static void clean() {
    RedisClient client = ping();
    client.shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    client
        .getResources()
        .shutdown(0, 1, java.util.concurrent.TimeUnit.SECONDS)
        .awaitUninterruptibly();
  }

  static RedisClient ping() {
    RedisClient client = RedisClient.create("redis://127.0.0.1:" + Corpus.respPort());
    StatefulRedisConnection<String, String> connection = client.connect();
    connection.sync().ping();
    return client;
  }
}
