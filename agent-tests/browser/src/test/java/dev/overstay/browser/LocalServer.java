package dev.overstay.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of one folder on the loopback address, under a content security policy. */
final class LocalServer implements AutoCloseable {
  /** What Jenkins sends with the files of a build unless it is told otherwise. */
  static final String JENKINS =
      "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";

  private final HttpServer server;
  private final Path folder;
  private final String policy;

  LocalServer(Path folder, String policy) throws IOException {
    this.folder = folder;
    this.policy = policy;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The address of a file. */
  String url(Path file) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + file.getFileName();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      Path file = folder.resolve(name);
      if (name.isEmpty() || name.contains("/") || !Files.isRegularFile(file)) {
        // No error: browsers ask for an icon by themselves.
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] body = Files.readAllBytes(file);
      String type = name.endsWith(".css") ? "text/css" : "text/html";
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", policy);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
