package corpus.server;

import corpus.Corpus;
import java.net.*;
import org.eclipse.jetty.server.*;

/** Jetty 9 server not stopped. */
public final class JettyServerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, JettyServerCase::leaky, JettyServerCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().stop();
  }

  static Server start() throws Exception {
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.start();
    return server;
  }
}
