package dev.overstay.tests.targets.junit;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Both leave a thread that ends within the grace; one leaves its own interrupted too. */
public class Interrupts {
  private static void leavesSoon() {
    long end = System.nanoTime() + 300_000_000;
    new Thread(
            () -> {
              while (System.nanoTime() < end) {
                LockSupport.parkUntil(System.currentTimeMillis() + 20);
              }
            })
        .start();
  }

  @Test
  void doesNot() {
    leavesSoon();
  }

  @Test
  void does() {
    leavesSoon();
    Thread.currentThread().interrupt();
  }
}
