package dev.overstay.tests.targets;

import java.io.File;
import java.lang.reflect.Method;
import java.util.AbstractList;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Code of the user's that is easily disturbed; the first argument says which. */
public final class Awkward {
  private Awkward() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "exits-under-stdout" -> exitUnderTheLockOfStdout();
      case "virtual-exit" -> exitOfAVirtualThread();
      case "list" -> childWithAListOfTheUsers();
      case "pool-lock" -> exitUnderTheLockOfAPool();
      case "properties" -> properties();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void exitUnderTheLockOfStdout() {
    synchronized (System.out) {
      System.exit(5);
    }
  }

  /** Virtual threads that never wait take each carrier that is free. */
  private static void exitOfAVirtualThread() throws Exception {
    int carriers = Runtime.getRuntime().availableProcessors();
    CountDownLatch taken = new CountDownLatch(carriers - 1);
    // Since JDK 21.
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    start.invoke(null, (Runnable) () -> exitOnce(taken));
    for (int i = 0; i < carriers; i++) {
      start.invoke(null, (Runnable) () -> spin(taken));
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void exitOnce(CountDownLatch taken) {
    while (taken.getCount() > 0) {
      Thread.onSpinWait();
    }
    System.exit(3);
  }

  private static void spin(CountDownLatch taken) {
    taken.countDown();
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static void childWithAListOfTheUsers() throws Exception {
    CountingList words = new CountingList();
    Process child = new ProcessBuilder(words).directory(new File(".")).start(); // live: process
    System.out.println("asked " + words.asked);
    System.out.flush();
    System.exit(child.isAlive() ? 0 : 1);
  }

  /** The words of a command, counting how often all of them are asked for. */
  private static final class CountingList extends AbstractList<String> {
    private static final String[] WORDS = {"sleep", "100"};

    private int asked;

    @Override
    public String get(int index) {
      return WORDS[index];
    }

    @Override
    public int size() {
      return WORDS.length;
    }

    @Override
    public <T> T[] toArray(T[] to) {
      asked++;
      return super.toArray(to);
    }
  }

  /** A pool interrupts its workers under the lock that getPoolSize() takes. */
  private static void exitUnderTheLockOfAPool() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(1, ExitsIfInterrupted::new);
    pool.execute(
        () -> {
          runs.countDown();
          LockSupport.park();
        });
    runs.await();
    pool.shutdownNow();
  }

  private static final class ExitsIfInterrupted extends Thread {
    ExitsIfInterrupted(Runnable task) {
      super(task);
    }

    @Override
    public void interrupt() {
      System.exit(4);
    }
  }

  /** Waits for a line while the system's properties are an object with defaults alone. */
  private static void properties() throws Exception {
    System.setProperties(new Properties(System.getProperties()));
    System.out.println("ready");
    System.in.read();
    System.out.println(System.getProperties().containsKey("dev.overstay.request"));
  }
}
