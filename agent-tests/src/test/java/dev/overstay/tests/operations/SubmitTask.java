package dev.overstay.tests.operations;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.TearDown;

/** A task is given to a running pool and waited for: nothing is born here. */
public class SubmitTask extends AtDepth {
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  private static void nothing() {}

  @Override
  protected void operation() throws Exception {
    pool.submit(SubmitTask::nothing).get();
  }

  @TearDown
  public void shutdown() {
    pool.shutdown();
  }
}
