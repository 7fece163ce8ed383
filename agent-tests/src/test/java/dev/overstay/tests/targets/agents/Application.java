package dev.overstay.tests.targets.agents;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Leaves one of many kinds, and one by the other agent's pool; then prints what that counted. */
public final class Application {
  private static final List<Object> kept = new ArrayList<>();

  private Application() {}

  /** Leaves all, unless told to leave nothing. */
  public static void main(String[] arguments) throws Exception {
    ((Runnable) of("agent.again")).run();
    if (arguments.length == 0) {
      thread();
      pool();
      child();
      int port = server();
      client(port);
      ExecutorService agents = (ExecutorService) of("agent.executor");
      agents.submit(Application::throughTheAgent).get();
      // More at once than the agent's pool has threads for.
      CountDownLatch all = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        agents.execute(
            () -> {
              all.countDown();
              awaits(all);
            });
      }
      awaits(all);
    }
    for (Object key : System.getProperties().keySet().toArray()) {
      if (System.getProperties().get(key) instanceof AtomicInteger count) {
        System.out.println(key + " " + count.get());
      }
    }
    System.exit(0);
  }

  private static Object of(String property) {
    return Objects.requireNonNull(System.getProperties().get(property));
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void thread() {
    new Thread(() -> awaits(new CountDownLatch(1)), "left").start(); // live: thread
  }

  private static void pool() throws Exception {
    Executors.newFixedThreadPool(1).submit(() -> {}).get(); // live: executor
  }

  private static void child() throws IOException {
    kept.add(new ProcessBuilder("sleep", "60").start()); // live: process
  }

  private static int server() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket server = new ServerSocket(0, 1, loopback); // live: server-socket
    kept.add(server);
    return server.getLocalPort();
  }

  private static void client(int port) throws IOException {
    kept.add(new Socket(InetAddress.getLoopbackAddress(), port)); // live: socket
  }

  private static Object throughTheAgent() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    kept.add(new ServerSocket(0, 1, loopback)); // live: server-socket
    return loopback;
  }
}
