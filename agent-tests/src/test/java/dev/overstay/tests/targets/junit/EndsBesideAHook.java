package dev.overstay.tests.targets.junit;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A thread that ends without a call, while a hook runs. */
public class EndsBesideAHook {
  private static final long LOOK_NANOS = 1_000_000;

  @Test
  void leavesAThread() {
    Thread[] both = new Thread[2];
    both[0] = new Thread(() -> join(both[1]), "hook");
    both[1] = new Thread(() -> worksUntilItRuns(both[0]), "works-on");
    Runtime.getRuntime().addShutdownHook(both[0]);
    both[1].start();
  }

  private static void worksUntilItRuns(Thread hook) {
    while (hook.getState() == Thread.State.NEW) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
