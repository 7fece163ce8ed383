package dev.overstay.tests.soak;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server and a client, which make threads, selectors and channels of their own. */
final class HttpChurn {
  private HttpChurn() {}

  static void request() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    HttpServer server = HttpServer.create(SocketChurn.ANY, 0);
    server.setExecutor(pool);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(pool).build();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    int status =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IllegalStateException("status " + status);
    }
    // From JDK 21 on; before, its threads end a while after nobody reaches it.
    if (client instanceof AutoCloseable closeable) {
      closeable.close();
    }
    server.stop(0);
    ThreadChurn.end(pool);
  }

  /** Waits until the clients that can't be closed have ended. */
  static void settle() throws InterruptedException {
    for (int tries = 0; clients() > 0; tries++) {
      if (tries == 600) {
        throw new IllegalStateException(clients() + " HTTP clients do not end");
      }
      System.gc();
      Thread.sleep(50);
    }
  }

  private static int clients() {
    int clients = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("HttpClient-")) {
        clients++;
      }
    }
    return clients;
  }
}
