package dev.overstay.tests.cases;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server, not stopped: a port and its dispatcher. */
public final class HttpServerCase {
  private HttpServerCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, HttpServerCase::leaky, HttpServerCase::clean);
  }

  private static void leaky() throws Exception {
    startServer();
  }

  private static void clean() throws Exception {
    startServer().stop(0);
  }

  private static HttpServer startServer() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0); // live: server-socket
    server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
    return server;
  }
}
