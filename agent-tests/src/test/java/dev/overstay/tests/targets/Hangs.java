package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does not end, for the reason that the first argument names. */
public final class Hangs {
  private static final CountDownLatch BOTH = new CountDownLatch(2);
  private static long spun;

  private Hangs() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "all" -> all();
      case "short" -> endsSoonAfterMain();
      case "initialiser" -> initialiser();
      case "spins" -> spins();
      case "hanging-pool" -> hangingPool();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** Ends what it made, tells of what is not its own, and exits with a code, after a line. */
  private static void all() throws Exception {
    ExecutorService pool = executor();
    ServerSocket server = serverSocket();
    Process child = child();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "closer"));
    System.out.println("ready");
    awaitLine();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("overstay-")) {
        System.out.println(thread.getName());
      }
    }
    pool.shutdown();
    server.close();
    child.destroy();
    child.waitFor();
    System.exit(3);
  }

  private static ExecutorService executor() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.submit(() -> {}).get();
    return pool;
  }

  private static ServerSocket serverSocket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); // live: server-socket
  }

  private static Process child() throws IOException {
    return new ProcessBuilder("sleep", "120").start(); // live: process
  }

  private static void endsSoonAfterMain() throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              await(ended);
              LockSupport.parkNanos(300_000_000);
            },
            "ends soon");
    thread.start();
    System.out.println("ready");
    awaitLine();
    ended.countDown();
    System.exit(0);
  }

  private static void initialiser() {
    Thread other = new Thread(One::touch, "other");
    other.setDaemon(true);
    other.start();
    Two.touch();
  }

  private static void meet() {
    BOTH.countDown();
    await(BOTH);
    System.out.println("ready");
  }

  private static final class One {
    static {
      meet();
      Two.touch();
    }

    static void touch() {}
  }

  private static final class Two {
    static {
      meet();
      One.touch();
    }

    static void touch() {}
  }

  private static void spins() {
    System.out.println("ready");
    while (spun >= 0) {
      spun += 2;
      spun &= 0xffff;
    }
  }

  /** A user's pool whose question is not answered before a line comes. */
  private static void hangingPool() throws Exception {
    CountDownLatch line = new CountDownLatch(1);
    ExecutorService pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>()) {
          @Override
          public int getPoolSize() {
            System.out.println("asked");
            await(line);
            return super.getPoolSize();
          }
        };
    pool.submit(() -> {}).get();
    System.out.println("ready");
    awaitLine();
    line.countDown();
    pool.shutdown();
  }

  private static void awaitLine() throws IOException {
    int read;
    do {
      read = System.in.read();
    } while (read >= 0 && read != '\n');
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
