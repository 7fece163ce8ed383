package dev.overstay.tests.targets.junit4;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** What is hard to judge by its end: an interrupted thread, and what does not answer. */
public final class Judged {
  private Judged() {}

  /** Both leave a thread that ends within the grace. */
  public static class Interrupted {
    private static void leavesSoon() {
      // Not held up by whoever interrupts it.
      long end = System.nanoTime() + 300_000_000;
      new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  LockSupport.parkUntil(System.currentTimeMillis() + 20);
                }
              })
          .start();
    }

    /** Leaves it. */
    @Test
    public void isNot() {
      leavesSoon();
    }

    /** Leaves its own thread interrupted too. */
    @Test
    public void is() {
      leavesSoon();
      Thread.currentThread().interrupt();
    }

    /** The status is as the last test has left it, or JUnit has taken it back. */
    @AfterClass
    public static void after() {
      System.out.println("interrupted " + Thread.currentThread().isInterrupted());
    }
  }

  /** A socket that answers only once the class has cleaned up. */
  public static class Silent {
    private static final CountDownLatch cleaned = new CountDownLatch(1);
    private static volatile boolean armed;
    private static @Nullable ServerSocket socket;

    static void open() throws IOException {
      socket =
          new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
            @Override
            public boolean isClosed() {
              while (armed && cleaned.getCount() > 0) {
                LockSupport.park(cleaned);
              }
              return super.isClosed();
            }
          };
      armed = true;
    }

    /** Leaves it. */
    @Test
    public void leavesIt() throws IOException {
      open();
    }

    /** Leaves another thing, which does answer. */
    @Test
    public void leavesAPool() throws Exception {
      Executors.newFixedThreadPool(1).submit(() -> {}).get();
    }

    /** Closes it. */
    @AfterClass
    public static void closes() throws IOException {
      cleaned.countDown();
      armed = false;
      if (socket != null) {
        socket.close();
      }
    }
  }

  /** Runs the class of this name and prints what failed. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    Result result =
        JUnitCore.runClasses(Class.forName(Judged.class.getName() + "$" + arguments[0]));
    for (Failure failure : result.getFailures()) {
      System.out.println("failed " + failure.getDescription().getMethodName());
    }
    System.exit(0);
  }
}
