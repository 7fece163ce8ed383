package corpus.jdk;

import corpus.Corpus;
import java.util.Timer;
import java.util.TimerTask;

/** java.util.Timer that is not cancelled: one non-daemon thread. */
public final class TimerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, TimerCase::leaky, TimerCase::clean);
  }

  public static void leaky() {
    startReminder();
  }

  public static void clean() {
    startReminder().cancel();
  }

  static Timer startReminder() {
    Timer timer = new Timer("reminder");
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {}
        },
        1000,
        1000);
    return timer;
  }
}
