package dev.overstay.tests.targets;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends in the way that its first argument names. */
public final class Exits {
  private static final Object LOCK = new Object();

  private Exits() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "return" -> {}
      case "code" -> System.exit(Integer.parseInt(args[1]));
      case "pool-and-code" -> {
        Executors.newFixedThreadPool(1).execute(() -> {});
        System.exit(Integer.parseInt(args[1]));
      }
      case "throw" -> throw new IllegalStateException("on purpose");
      case "stdin" -> waitForALine();
      case "two-exits" -> twoExits();
      case "thread" -> leaveThread();
      case "thread-and-throw" -> {
        leaveThread();
        throw new IllegalStateException("on purpose");
      }
      case "daemon-exits" -> daemonExitsWhileMainEnds();
      case "later-exit" -> laterExit();
      case "halt-in-hook" -> haltInHook();
      case "starts-late" -> startsLate();
      case "interrupted" -> exitInterrupted();
      case "holds-thread-class" -> exitWhileNoThreadCanBeMade();
      case "hanging-pool" -> exitBesideAHangingPool();
      case "pool-closed-by-hook" -> poolClosedByHook();
      case "child-ended-by-hook" -> childEndedByHook();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void waitForALine() throws IOException {
    System.out.println("ready");
    int read;
    do {
      read = System.in.read();
    } while (read >= 0 && read != '\n');
  }

  private static void twoExits() {
    CountDownLatch both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Runnable exit =
          () -> {
            both.countDown();
            await(both);
            System.exit(4);
          };
      new Thread(exit, "exits " + i).start();
    }
  }

  private static void leaveThread() {
    CountDownLatch never = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(never), "left");
    thread.start(); // live: thread
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemonExitsWhileMainEnds() throws InterruptedException {
    leave(new Thread(() -> await(new CountDownLatch(1)), "left"));
    CountDownLatch about = new CountDownLatch(1);
    Thread exits =
        new Thread(
            () -> {
              about.countDown();
              System.exit(7);
            },
            "exits");
    leave(exits);
    about.await();
    awaitState(exits, Thread.State.WAITING, Thread.State.TIMED_WAITING);
  }

  // By then its exit is under way, whether or not an agent holds it up.
  private static void awaitState(Thread thread, Thread.State... states) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (!List.of(states).contains(thread.getState()) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void leave(Thread thread) {
    thread.setDaemon(true);
    thread.start();
  }

  private static void laterExit() {
    leaveThread();
    Thread first = Thread.currentThread();
    leave(
        new Thread(
            () -> {
              awaitState(first, Thread.State.WAITING, Thread.State.TIMED_WAITING);
              System.exit(3);
            },
            "exits later"));
    System.exit(6);
  }

  // Up to JDK 18 each new thread needs this lock.
  @SuppressWarnings("LockOnNonEnclosingClassLiteral")
  private static void exitWhileNoThreadCanBeMade() {
    leaveThread();
    synchronized (Thread.class) {
      System.exit(2);
    }
  }

  private static void startsLate() {
    Thread first = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    leave(
        new Thread(
            () -> {
              awaitState(first, Thread.State.WAITING, Thread.State.TIMED_WAITING);
              new Thread(() -> await(never), "late").start();
              await(never);
            },
            "starter"));
    System.exit(0);
  }

  private static void haltInHook() {
    leaveThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(8), "halts"));
    System.exit(0);
  }

  private static void exitInterrupted() {
    leaveThread();
    Thread.currentThread().interrupt();
    System.exit(4);
  }

  private static void exitBesideAHangingPool() throws Exception {
    ExecutorService pool = new HangingPool();
    pool.submit(() -> {}).get();
    // What asks the pool now waits for this lock, which is never given back.
    synchronized (LOCK) {
      System.exit(5);
    }
  }

  /** A user's pool whose question takes a lock. */
  private static final class HangingPool extends ThreadPoolExecutor {
    HangingPool() {
      super(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>());
    }

    @Override
    public int getPoolSize() {
      synchronized (LOCK) {
        return super.getPoolSize();
      }
    }
  }

  private static void poolClosedByHook() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> {}).get();
    Runtime.getRuntime().addShutdownHook(new Thread(pool::shutdown, "closes the pool"));
    System.exit(0);
  }

  private static void childEndedByHook() throws IOException {
    Process child = new ProcessBuilder("sleep", "120").start();
    Runtime.getRuntime().addShutdownHook(new Thread(child::destroy, "ends the child"));
  }
}
