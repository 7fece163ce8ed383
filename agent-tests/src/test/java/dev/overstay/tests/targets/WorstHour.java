package dev.overstay.tests.targets;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaks a pool, uses up what the first argument names, and ends as the second says. */
public final class WorstHour {
  private static final List<Object> kept = new ArrayList<>();

  private WorstHour() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      pool();
      awaitUpkeep();
    }
    switch (args[0]) {
      case "descriptors" -> descriptors();
      case "sockets" -> sockets();
      case "heap" -> heap(args[1]);
      case "almost" -> almost();
      case "classes" -> classes(args[1]);
      case "directory" -> directory();
      case "nothing" -> {}
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(5);
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, WorstHour::worker); // live: executor
    pool.submit(() -> {}).get();
    kept.add(pool);
  }

  // Main may end by an error of its own, and nothing is to keep the JVM then.
  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "pool-1-thread-1");
    thread.setDaemon(true);
    return thread;
  }

  // A suite's first resource is older than its end: by then the agent has its reserve.
  private static void awaitUpkeep() throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!hasUpkeepWorked() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
  }

  private static boolean hasUpkeepWorked() {
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      if (entry.getKey().getName().equals("overstay-upkeep")) {
        return Arrays.stream(entry.getValue()).anyMatch(f -> f.getMethodName().equals("pause"));
      }
    }
    // There is no agent.
    return true;
  }

  private static void descriptors() {
    try {
      while (true) {
        kept.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      System.out.println("full");
    }
  }

  private static void sockets() {
    try {
      while (true) {
        kept.add(new DatagramSocket(0));
      }
    } catch (IOException e) {
      System.out.println("full");
    }
  }

  private static void heap(String end) {
    try {
      while (true) {
        kept.add(new byte[1 << 16]);
      }
    } catch (OutOfMemoryError e) {
      System.out.println("full");
      if (end.equals("throw")) {
        throw e;
      }
    }
    small();
  }

  /** Leaves so much free that it lives, and not enough for a dump. */
  private static void almost() {
    Runtime runtime = Runtime.getRuntime();
    while (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > 3 << 20) {
      kept.add(new byte[1 << 16]);
    }
  }

  // What is too small for the large ones is used up as well.
  private static void small() {
    Object[] last = new Object[0];
    try {
      while (true) {
        last = new Object[] {last};
      }
    } catch (OutOfMemoryError e) {
      kept.set(0, last);
    }
  }

  private static void classes(String end) throws IOException {
    byte[] bytes;
    try (InputStream in = WorstHour.class.getResourceAsStream("WorstHour$Loader.class")) {
      bytes = in.readAllBytes();
    }
    try {
      while (true) {
        Loader loader = new Loader();
        kept.add(loader.define(bytes));
      }
    } catch (OutOfMemoryError e) {
      System.out.println("full");
      if (end.equals("throw")) {
        throw e;
      }
    }
  }

  private static void directory() {
    File here = new File(System.getProperty("user.dir"));
    System.out.println(here.delete() ? "deleted" : "still there");
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }
}
