package dev.overstay.tests.soak;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Threads and what makes threads, hooks and processes: made and ended. */
final class ThreadChurn {
  private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

  private ThreadChurn() {}

  static void thread() throws Exception {
    Thread thread = new Thread(ThreadChurn::nothing);
    thread.start();
    thread.join();
  }

  static void nothing() {}

  static void pool() throws Exception {
    use(Executors.newFixedThreadPool(2));
  }

  static void scheduledPool() throws Exception {
    use(Executors.newScheduledThreadPool(2));
  }

  static void forkJoinPool() throws Exception {
    use(new ForkJoinPool(2));
  }

  static void threadPerTask() throws Exception {
    // Not there on the oldest JDK, for which this is compiled.
    if (VIRTUAL) {
      String method = "newVirtualThreadPerTaskExecutor";
      use((ExecutorService) Executors.class.getMethod(method).invoke(null));
    }
  }

  private static void use(ExecutorService pool) throws Exception {
    pool.submit(ThreadChurn::nothing).get();
    end(pool);
  }

  static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdownNow();
    if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(pool + " does not end");
    }
  }

  static void timer() {
    Timer timer = new Timer();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {}
        },
        0);
    timer.cancel();
  }

  static void hook() {
    Thread hook = new Thread(ThreadChurn::nothing);
    Runtime.getRuntime().addShutdownHook(hook);
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  static void process() throws Exception {
    new ProcessBuilder("true").start().waitFor();
  }
}
