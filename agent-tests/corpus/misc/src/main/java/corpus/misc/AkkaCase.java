package corpus.misc;

import akka.actor.ActorSystem;
import corpus.Corpus;
import java.util.concurrent.TimeUnit;

/** Akka actor system not terminated. */
public final class AkkaCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, AkkaCase::leaky, AkkaCase::clean);
  }

  public static void leaky() {
    start();
  }

  public static void clean() throws Exception {
    ActorSystem system = start();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  static ActorSystem start() {
    return ActorSystem.create("app");
  }
}
