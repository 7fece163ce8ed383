package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaves so many threads, sockets, connections or pools, and ends in one of five ways. */
public final class ManyLive {
  private static final long SMALL_STACK = 128 * 1024;
  private static final int SPINNING = 30;

  private static final List<Object> live = new ArrayList<>();

  private ManyLive() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    for (int i = 0; i + 1 < args.length; i += 2) {
      leave(args[i], Integer.parseInt(args[i + 1]));
    }
    System.out.println("made");
    System.out.flush();
    switch (args[args.length - 1]) {
      case "exit" -> System.exit(7);
      case "halt" -> Runtime.getRuntime().halt(8);
      case "halt-on-a-byte" -> Runtime.getRuntime().halt(System.in.read());
      case "return" -> {}
      default -> new CountDownLatch(1).await();
    }
  }

  private static void leave(String kind, int count) throws IOException {
    switch (kind) {
      case "threads" -> threads(count);
      case "sockets" -> sockets(count);
      case "connections" -> connections(count);
      case "pools" -> pools(count, false);
      case "working-pools" -> pools(count, true);
      case "hooks" -> hooks(count);
      default -> spin();
    }
  }

  private static void threads(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = thread(ManyLive::sleep);
      thread.start(); // live: thread
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "left", SMALL_STACK);
    thread.setDaemon(true);
    return thread;
  }

  private static void sleep() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sockets(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      live.add(new DatagramSocket()); // live: datagram-socket
    }
  }

  private static void connections(int count) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    live.add(server);
    for (int i = 0; i < count / 2; i++) {
      live.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      live.add(server.accept());
    }
  }

  private static void pools(int count, boolean work) {
    for (int i = 0; i < count; i++) {
      ExecutorService pool = Executors.newFixedThreadPool(1, ManyLive::thread);
      if (work) {
        pool.execute(() -> {});
      }
      live.add(pool);
    }
  }

  private static void hooks(int count) {
    for (int i = 0; i < count; i++) {
      Runtime.getRuntime().addShutdownHook(new Thread(live::clear));
    }
  }

  private static void spin() {
    for (int i = 0; i < SPINNING; i++) {
      thread(
              () -> {
                while (true) {
                  Thread.onSpinWait();
                }
              })
          .start();
    }
  }
}
