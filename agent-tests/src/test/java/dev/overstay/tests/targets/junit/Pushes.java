package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that wait for what nobody does; which of them is said by the system property stall. */
class Pushes {
  private static final Object FIRST = new Object();
  private static final Object SECOND = new Object();
  private static final String STALL = System.getProperty("stall", "");

  @BeforeAll
  static void begins() throws InterruptedException {
    if (STALL.equals("before-all")) {
      new CountDownLatch(1).await();
    }
  }

  /** A push loop that waits for a restart that nobody sends. */
  @Test
  void deliversAfterARestart() throws InterruptedException {
    if (STALL.equals("queue")) {
      BlockingQueue<String> restarts = new LinkedBlockingQueue<>();
      System.out.println("waits for a restart");
      restarts.take();
    }
  }

  @Test
  void takesALockThatAnotherThreadKeeps() throws InterruptedException {
    if (STALL.equals("lock")) {
      ReentrantLock lock = new ReentrantLock();
      CountDownLatch locked = new CountDownLatch(1);
      daemon(
          "keeper",
          () -> {
            lock.lock();
            locked.countDown();
            await(new CountDownLatch(1));
          });
      locked.await();
      lock.lock();
    }
  }

  @Test
  void waitsForTwoThatWaitForEachOther() throws InterruptedException {
    if (STALL.equals("deadlock")) {
      CountDownLatch both = new CountDownLatch(2);
      Thread one = new Thread(() -> takeOther(both), "one");
      Thread two = new Thread(() -> takeFirst(both), "two");
      one.start();
      two.start();
      one.join();
    }
  }

  @Test
  void waitsForAChildBeforeItReads() throws IOException, InterruptedException {
    if (STALL.equals("child")) {
      // Ends with its output, as soon as this JVM does.
      new ProcessBuilder("sh", "-c", "yes | head -c 300000").start().waitFor();
    }
  }

  @Test
  void computesForEver() {
    long turns = 0;
    while (STALL.equals("spin") && turns >= 0) {
      turns = turns == 1_000_000 ? 0 : turns + 1;
    }
  }

  @Test
  void waitsForAMessageThatItsThreadDoesNotSend() throws InterruptedException {
    if (STALL.equals("push")) {
      SynchronousQueue<String> restarts = new SynchronousQueue<>();
      CountDownLatch delivered = new CountDownLatch(1);
      Thread push = new Thread(() -> pushLoop(restarts, delivered), "backend-push");
      push.start();
      delivered.await();
    }
  }

  private static void pushLoop(SynchronousQueue<String> restarts, CountDownLatch delivered) {
    try {
      restarts.take();
      delivered.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void takeOther(CountDownLatch both) {
    synchronized (FIRST) {
      both.countDown();
      await(both);
      synchronized (SECOND) {
        System.out.println("has both");
      }
    }
  }

  private static void takeFirst(CountDownLatch both) {
    synchronized (SECOND) {
      both.countDown();
      await(both);
      synchronized (FIRST) {
        System.out.println("has both");
      }
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
