package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition within a bound. */
final class Await {
  private static final long BOUND_S = 20;
  private static final long BETWEEN_LOOKS_NS = TimeUnit.MILLISECONDS.toNanos(20);

  private Await() {}

  /** Returns as soon as the condition holds, and fails where it does not in time. */
  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_S);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("waited in vain until " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NS);
    }
  }
}
