package dev.overstay.tests.targets.junit4;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;
import org.junit.runners.MethodSorters;

/** What is hard to judge by its end: an interrupted thread, and what does not answer. */
public final class Judged {
  private Judged() {}

  /** Both leave a thread that ends within the grace; one of them interrupts its test meanwhile. */
  @FixMethodOrder(MethodSorters.NAME_ASCENDING)
  public static class Interrupted {
    private static void leavesSoon(@Nullable Thread interrupted) {
      long middle = System.nanoTime() + 150_000_000;
      long end = middle + 150_000_000;
      new Thread(
              () -> {
                waitUntil(middle);
                if (interrupted != null) {
                  interrupted.interrupt();
                }
                waitUntil(end);
              })
          .start();
    }

    private static void waitUntil(long end) {
      while (System.nanoTime() < end) {
        LockSupport.parkUntil(System.currentTimeMillis() + 20);
      }
    }

    /** Leaves it. */
    @Test
    public void leaves() {
      leavesSoon(null);
    }

    /** Is interrupted by it, once this has ended: JUnit itself clears what comes before. */
    @Test
    public void leavesAndIsInterrupted() {
      leavesSoon(Thread.currentThread());
    }

    /** The status is as that thread has left it. */
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
