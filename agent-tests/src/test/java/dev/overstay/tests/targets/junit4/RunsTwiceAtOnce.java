package dev.overstay.tests.targets.junit4;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.Test;
import org.junit.runner.JUnitCore;

/** One class run on two threads at the same time: each run leaves a pool. */
public final class RunsTwiceAtOnce {
  private static final CyclicBarrier both = new CyclicBarrier(2);

  private RunsTwiceAtOnce() {}

  /** Run by both. */
  public static class Leaves {
    /** Waits until the other has started, and again until it has left its own. */
    @Test
    public void leaves() throws Exception {
      both.await();
      Executors.newFixedThreadPool(1).submit(() -> {}).get(); // live: executor
      both.await();
    }
  }

  /** Runs it twice, and prints what failed. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () ->
                  System.out.println(
                      "failures " + JUnitCore.runClasses(Leaves.class).getFailureCount()));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(0);
  }
}
