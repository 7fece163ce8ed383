package dev.overstay.tests.targets;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Leaves alive what the first argument names, on threads as the second says ({@code daemon} or
 * {@code user}), uses up what those behind the third name, and ends as the third says. All that the
 * end needs is loaded before.
 */
public final class AnyEnd {
  private static final int SOCKETS = 1_000;
  private static final long ALMOST_BYTES = 3 << 20;
  private static final long LITTLE_BYTES = 2_200 << 10;
  // Ready, and written without an allocation: System.out takes heap, of which none may be left.
  private static final byte[] NO_HEAP = line("no heap");
  private static final byte[] READY = line("ready");
  private static final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  static final List<Object> kept = new ArrayList<>();

  private AnyEnd() {}

  public static void main(String[] args) throws Exception {
    System.out.println("begin");
    AnyEndWays.Way way = AnyEndWays.of(args[2]);
    leave(args[0], args[1].equals("daemon"));
    for (int i = 3; i < args.length; i++) {
      useUp(args[i]);
    }
    out.write(READY);
    way.end();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static void leave(String what, boolean daemon) throws Exception {
    switch (what) {
      case "nothing" -> {}
      case "thread" -> newThread(AnyEnd::hang, daemon).start();
      case "pool" -> {
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> newThread(task, daemon));
        pool.submit(() -> {}).get();
        kept.add(pool);
      }
      case "child" -> kept.add(new ProcessBuilder("sleep", "300").start());
      case "server" -> kept.add(new ServerSocket(0));
      case "sockets" -> sockets();
      default -> throw new IllegalArgumentException(what);
    }
  }

  // Without a name, so that it takes one of those that the JVM numbers.
  private static Thread newThread(Runnable task, boolean daemon) {
    Thread thread = new Thread(task);
    thread.setDaemon(daemon);
    return thread;
  }

  // Without an allocation: of 40 targets with a full heap, one ended here.
  static void hang() {
    while (!Thread.interrupted()) {
      LockSupport.park();
    }
  }

  // As many as there are descriptors for.
  private static void sockets() {
    try {
      for (int i = 0; i < SOCKETS; i++) {
        kept.add(new DatagramSocket(0));
      }
    } catch (IOException e) {
      // All that there are.
    }
  }

  private static void useUp(String what) throws IOException {
    switch (what) {
      case "descriptors" -> descriptors();
      case "heap" -> heap();
      case "almost-heap" -> almostHeap(ALMOST_BYTES);
      case "little-heap" -> almostHeap(LITTLE_BYTES);
      case "directory" -> {
        File here = new File(System.getProperty("user.dir"));
        System.out.println(here.delete() ? "deleted" : "still there");
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static void descriptors() {
    try {
      while (true) {
        kept.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      System.out.println("no descriptors");
    }
  }

  private static void heap() throws IOException {
    try {
      while (true) {
        kept.add(new byte[1 << 16]);
      }
    } catch (OutOfMemoryError e) {
      out.write(NO_HEAP);
    }
  }

  /** Leaves so much free that it lives, and not enough for a dump. */
  private static void almostHeap(long bytes) {
    Runtime runtime = Runtime.getRuntime();
    while (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > bytes) {
      kept.add(new byte[1 << 16]);
    }
  }
}
