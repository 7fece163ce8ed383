package corpus.jdk;

import corpus.Corpus;

/** Shutdown hook that calls System.exit: it waits for itself. */
public final class ExitInHookCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ExitInHookCase::leaky, ExitInHookCase::clean);
  }

  public static void leaky() {
    register(() -> System.exit(1));
  }

  public static void clean() {
    register(() -> {});
  }

  static void register(Runnable last) {
    Runtime.getRuntime().addShutdownHook(new Thread(last, "set-exit-code"));
  }
}
