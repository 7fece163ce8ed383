package dev.overstay.tests.cases;

import java.util.Timer;
import java.util.TimerTask;

/** A timer that is not cancelled: one non-daemon thread. */
public final class TimerCase {
  private TimerCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, TimerCase::leaky, TimerCase::clean);
  }

  private static void leaky() throws Exception {
    startReminder();
  }

  private static void clean() throws Exception {
    startReminder().cancel();
  }

  private static Timer startReminder() {
    Timer timer = new Timer("reminder"); // live: timer
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {}
        },
        1_000,
        1_000);
    return timer;
  }
}
