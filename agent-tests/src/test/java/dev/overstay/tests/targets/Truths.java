package dev.overstay.tests.targets;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.util.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is easily told wrong, by its first argument; ends by System.exit. */
public final class Truths {
  private Truths() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "two-lines" -> twoLines();
      case "anonymous" -> anonymous();
      case "virtual" -> virtual();
      case "keep-alive" -> keepAlive();
      case "asynchronous" -> asynchronous();
      case "forged-name" -> forgedName();
      case "secrets" -> secrets();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }

  private static void twoLines() throws Exception {
    ExecutorService one = Executors.newFixedThreadPool(1); // live: executor
    ExecutorService other = Executors.newFixedThreadPool(1); // live: executor
    one.submit(() -> {}).get();
    other.submit(() -> {}).get();
  }

  private static void anonymous() {
    new Timer("anonymous") {}; // live: timer
  }

  /** All is closed; what carries virtual threads is the JDK's. From JDK 21 on. */
  private static void virtual() throws Exception {
    ExecutorService each =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    Callable<Integer> task = () -> 1;
    for (int i = 0; i < 20; i++) {
      each.submit(task).get();
    }
    each.shutdown();
  }

  /** All is closed; the JDK keeps the connection for the next request. */
  private static void keepAlive() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    InetSocketAddress address = server.getAddress();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort() + "/");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
    server.stop(0);
  }

  /** All is closed; on JDK 17 the default group's thread lives as long as the JVM. */
  private static void asynchronous() throws Exception {
    try (AsynchronousServerSocketChannel channel = AsynchronousServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
  }

  private static void forgedName() {
    CountDownLatch never = new CountDownLatch(1);
    Runnable wait =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    new Thread(wait, "a\n  report    /nowhere\noverstay: all \u202eis well").start();
  }

  private static void secrets() throws Exception {
    new ProcessBuilder("sh", "-c", "sleep 60", "--token", "HIDDEN1 HIDDEN2", "--password=HIDDEN3")
        .start();
  }
}
