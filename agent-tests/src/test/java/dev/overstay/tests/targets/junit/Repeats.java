package dev.overstay.tests.targets.junit;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Repetitions at once, each with a thread of its own, of which the sixth leaves another. */
@Execution(ExecutionMode.CONCURRENT)
public class Repeats {
  @RepeatedTest(12)
  void repeats(RepetitionInfo info) throws InterruptedException {
    int number = info.getCurrentRepetition();
    Thread helper =
        new Thread(
            () -> {
              if (number == 6) {
                new Thread(Repeats::waits, "left by 6").start(); // live: thread
              }
            });
    helper.start();
    helper.join();
  }

  private static void waits() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
