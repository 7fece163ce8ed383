package dev.overstay.tests.targets;

import java.io.File;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread ends after a snapshot has seen it; prints whether it is collected before the next. */
public final class EndsThreads {
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private EndsThreads() {}

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    WeakReference<Thread> job = start(end);
    await(EndsThreads::isDumped);
    end.countDown();
    await(
        () -> {
          System.gc();
          return job.get() == null;
        });
    System.out.println(job.get() == null ? "collected" : "kept");
    Runtime.getRuntime().halt(0);
  }

  private static WeakReference<Thread> start(CountDownLatch end) {
    Thread job =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    job.start();
    return new WeakReference<>(job);
  }

  private static boolean isDumped() {
    String[] files = new File("dumps").list((dir, name) -> name.endsWith(".html"));
    return files != null && files.length > 0;
  }

  private static void await(java.util.function.BooleanSupplier reached) {
    long end = System.nanoTime() + BOUND_NANOS;
    while (!reached.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
