package corpus.jdk;

import corpus.Corpus;

/** Plain daemon thread that nobody stops. */
public final class DaemonPollerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, DaemonPollerCase::leaky, DaemonPollerCase::clean);
  }

  private static volatile boolean stop;

  public static void leaky() {
    startPoller();
  }

  public static void clean() throws Exception {
    Thread poller = startPoller();
    stop = true;
    poller.join();
  }

  static Thread startPoller() {
    Thread poller =
        new Thread(
            () -> {
              while (!stop) {
                try {
                  Thread.sleep(20);
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "poller");
    poller.setDaemon(true);
    poller.start();
    return poller;
  }
}
