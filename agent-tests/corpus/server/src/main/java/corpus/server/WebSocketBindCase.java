package corpus.server;

import corpus.Corpus;
import java.net.*;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Java-WebSocket 1.3.7, issue 668: the server fails to bind, its worker threads stay. */
public final class WebSocketBindCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, WebSocketBindCase::leaky, WebSocketBindCase::clean);
  }

  public static void leaky() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WebSocketServer server = create(taken.getLocalPort());
      server.run();
    } catch (NullPointerException ofTheIssue) {
      // stop() trips over the selector that was never opened, before it gets to the workers
    }
  }

  public static void clean() throws Exception {
    WebSocketServer server = create(0);
    server.start();
    Thread.sleep(500);
    server.stop(1000);
    Thread.sleep(500);
  }

  static WebSocketServer create(int port) {
    return new WebSocketServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)) {
      @Override
      public void onOpen(WebSocket conn, ClientHandshake handshake) {}

      @Override
      public void onClose(WebSocket conn, int code, String reason, boolean remote) {}

      @Override
      public void onMessage(WebSocket conn, String message) {}

      @Override
      public void onError(WebSocket conn, Exception e) {}

      @Override
      public void onStart() {}
    };
  }
}
