package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The first test causes an end of the JVM that meets the second one. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class LateEnds {
  private static final String HOW = System.getProperty("end", "");
  private static final CountDownLatch secondRuns = new CountDownLatch(1);
  private static final CountDownLatch hooksRun = new CountDownLatch(1);

  @Test
  void first() throws IOException, InterruptedException {
    if (HOW.equals("watchdog")) {
      Thread watchdog =
          new Thread(
              () -> {
                await(secondRuns);
                end();
              },
              "watchdog");
      watchdog.setDaemon(true);
      watchdog.start();
    } else {
      // A signal while this test runs; its hook lets the next one begin.
      Runtime.getRuntime().addShutdownHook(new Thread(LateEnds::letsTheSecondBegin, "lets-begin"));
      String pid = String.valueOf(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-TERM", pid).start().waitFor();
      hooksRun.await();
    }
  }

  @Test
  void second() throws InterruptedException {
    secondRuns.countDown();
    new CountDownLatch(1).await();
  }

  private static void letsTheSecondBegin() {
    hooksRun.countDown();
    await(secondRuns);
  }

  private static void end() {
    System.exit(13);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
