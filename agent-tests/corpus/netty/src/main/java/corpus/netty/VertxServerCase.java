package corpus.netty;

import corpus.Corpus;
import io.vertx.core.Vertx;
import java.util.concurrent.*;

/** Vert.x 4 instance with an HTTP server, not closed. */
public final class VertxServerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, VertxServerCase::leaky, VertxServerCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  static Vertx start() throws Exception {
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(r -> r.response().end())
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    return vertx;
  }
}
