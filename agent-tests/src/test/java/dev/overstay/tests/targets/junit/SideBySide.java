package dev.overstay.tests.targets.junit;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Eight tests at once, each of which leaves a pool of its own name from a thread of a thread. */
@Execution(ExecutionMode.CONCURRENT)
public class SideBySide {
  private static final CyclicBarrier ALL = new CyclicBarrier(8);

  private static void leave(String name) throws Exception {
    ALL.await();
    Thread outer =
        new Thread(
            () -> {
              Thread inner = new Thread(() -> Starter.pool(name), "inner");
              inner.start();
              join(inner);
            },
            "outer");
    outer.start();
    join(outer);
    ALL.await();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @RepeatedTest(4)
  void repeated(RepetitionInfo info) throws Exception {
    leave("repeated[" + info.getCurrentRepetition() + "]");
  }

  @Test
  void one(TestInfo info) throws Exception {
    leave("one");
  }

  @Test
  void two(TestInfo info) throws Exception {
    leave("two");
  }

  @Test
  void three(TestInfo info) throws Exception {
    leave("three");
  }

  @Test
  void four(TestInfo info) throws Exception {
    leave("four");
  }

  /** Own code that is no test. */
  static final class Starter {
    private Starter() {}

    static void pool(String name) {
      ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, name));
      pool.execute(() -> {});
    }
  }
}
