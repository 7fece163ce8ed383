package dev.overstay.tests.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Shutdown hooks that do not return, each for the reason that the first argument names. */
public final class StuckHooks {
  private static final Object LOCK = new Object();
  private static final CountDownLatch held = new CountDownLatch(1);

  private StuckHooks() {}

  @SuppressWarnings("deprecation") // threadId() is new in 19.
  public static void main(String[] args) throws Exception {
    Thread main = Thread.currentThread();
    System.out.print(main.getId());
    switch (args[0]) {
      case "waits" -> waits();
      case "exits" -> exits();
      case "joins" -> joins(main);
      case "locks" -> locks();
      case "pool" -> pool(false);
      case "pool-shut-down" -> pool(true);
      case "others-lock" -> othersLock();
      case "halted" -> halted();
      case "slow" -> slow();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void waits() {
    register(() -> await(new CountDownLatch(1)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "returns"));
  }

  private static void exits() {
    register(() -> System.exit(1));
    System.exit(3);
  }

  private static void joins(Thread main) {
    register(() -> join(main));
    System.exit(3);
  }

  private static void locks() {
    register(
        () -> {
          synchronized (LOCK) {
            System.out.println("has the lock");
          }
        });
    synchronized (LOCK) {
      System.exit(3);
    }
  }

  /** The hook needs the thread that calls System.exit. */
  private static void pool(boolean shutDown) throws Exception {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            1,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
    register(
        () -> {
          try {
            if (shutDown) {
              pool.shutdown();
              pool.awaitTermination(1, TimeUnit.DAYS);
            } else {
              pool.submit(() -> {}).get();
            }
          } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
          }
        });
    pool.submit(StuckHooks::exit).get();
  }

  private static void exit() {
    System.exit(3);
  }

  private static void othersLock() throws InterruptedException {
    register(
        () -> {
          synchronized (LOCK) {
            System.out.println("has the lock");
          }
        });
    Thread holder =
        new Thread(
            () -> {
              synchronized (LOCK) {
                held.countDown();
                await(new CountDownLatch(1));
              }
            },
            "holder");
    holder.setDaemon(true);
    holder.start();
    held.await();
  }

  /** As Surefire does with a fork that does not end. */
  private static void readByte() {
    try {
      System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void halted() {
    register(() -> await(new CountDownLatch(1)));
    Thread halts =
        new Thread(
            () -> {
              readByte();
              Runtime.getRuntime().halt(9);
            },
            "halts");
    halts.setDaemon(true);
    halts.start();
    System.exit(3);
  }

  private static void slow() {
    Runtime.getRuntime().addShutdownHook(new Thread(StuckHooks::readByte, "takes its time"));
  }

  private static void register(Runnable work) {
    Thread hook = new Thread(work, "closer");
    Runtime.getRuntime().addShutdownHook(hook); // live: shutdown-hook
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
