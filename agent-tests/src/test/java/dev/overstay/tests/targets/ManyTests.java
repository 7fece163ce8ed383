package dev.overstay.tests.targets;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.runner.Description;
import org.junit.runner.notification.RunNotifier;

/**
 * So many tests, on one thread or on one each; prints whether they are kept small when all ended.
 */
public final class ManyTests {
  private static final long LIMIT_BYTES = 5_000_000;
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private ManyTests() {}

  public static void main(String[] args) throws InterruptedException {
    int tests = Integer.parseInt(args[0]);
    RunNotifier notifier = new RunNotifier();
    long before = heap();
    for (int i = 0; i < tests; i++) {
      Description test =
          Description.createTestDescription(
              "com.acme.service.OrderServiceTest" + i / 50, "placesTheOrderOfACustomer" + i);
      Runnable run =
          () -> {
            notifier.fireTestStarted(test);
            notifier.fireTestFinished(test);
          };
      if (args[1].equals("threads")) {
        Thread thread = new Thread(run);
        thread.start();
        thread.join();
      } else {
        run.run();
      }
    }
    long end = System.nanoTime() + BOUND_NANOS;
    long grown = heap() - before;
    while (grown > LIMIT_BYTES && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      grown = heap() - before;
    }
    System.out.println(grown <= LIMIT_BYTES ? "at most 5 MB" : grown + " bytes");
    System.exit(0);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
