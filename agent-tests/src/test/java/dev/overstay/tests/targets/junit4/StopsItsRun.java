package dev.overstay.tests.targets.junit4;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Assert;
import org.junit.Test;
import org.junit.runner.Request;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.junit.runner.notification.RunNotifier;
import org.junit.runner.notification.StoppedByUserException;

/**
 * A run that is stopped by its first failure, after which main leaves a pool through a thread that
 * it made before any test.
 */
public final class StopsItsRun {
  private StopsItsRun() {}

  /** Its failure stops the run. */
  public static class Fails {
    /** Fails. */
    @Test
    public void fails() {
      Assert.fail();
    }
  }

  /** Is not run any more. */
  public static class NeverRuns {
    /** Is told of, and never runs. */
    @Test
    public void neverRuns() {
      throw new AssertionError("ran");
    }
  }

  /** Runs both classes, then leaves a pool. */
  public static void main(String[] arguments) throws InterruptedException {
    RunNotifier notifier = new RunNotifier();
    notifier.addListener(
        new RunListener() {
          @Override
          public void testFailure(Failure failure) {
            notifier.pleaseStop();
          }
        });
    for (Class<?> type : new Class<?>[] {Fails.class, NeverRuns.class}) {
      try {
        Request.aClass(type).getRunner().run(notifier);
      } catch (StoppedByUserException e) {
        System.out.println("stopped at " + type.getSimpleName());
      }
    }
    Thread thread = new Thread(StopsItsRun::leaves);
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void leaves() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
  }
}
