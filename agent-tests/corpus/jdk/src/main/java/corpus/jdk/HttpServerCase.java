package corpus.jdk;

import com.sun.net.httpserver.HttpServer;
import corpus.Corpus;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** com.sun.net.httpserver.HttpServer not stopped. */
public final class HttpServerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, HttpServerCase::leaky, HttpServerCase::clean);
  }

  public static void leaky() throws Exception {
    startServer();
  }

  public static void clean() throws Exception {
    startServer().stop(0);
  }

  static HttpServer startServer() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
