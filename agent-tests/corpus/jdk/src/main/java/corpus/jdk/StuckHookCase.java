package corpus.jdk;

import corpus.Corpus;
import java.util.concurrent.CountDownLatch;

/**
 * Shutdown hook that waits for ever: nothing is alive at the end of main, yet the JVM does not
 * exit, not even by System.exit.
 */
public final class StuckHookCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, StuckHookCase::leaky, StuckHookCase::clean);
  }

  public static void leaky() {
    register(new CountDownLatch(1));
  }

  public static void clean() {
    register(new CountDownLatch(0));
  }

  static void register(CountDownLatch done) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    done.await();
                  } catch (InterruptedException ignored) {
                  }
                },
                "flush-on-exit"));
  }
}
