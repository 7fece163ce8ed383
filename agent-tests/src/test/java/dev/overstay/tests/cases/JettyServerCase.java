package dev.overstay.tests.cases;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;

/** A Jetty server, not stopped: a port and a pool of threads. */
public final class JettyServerCase {
  private JettyServerCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, JettyServerCase::leaky, JettyServerCase::clean);
  }

  private static void leaky() throws Exception {
    start();
  }

  private static void clean() throws Exception {
    start().stop();
  }

  private static Server start() throws Exception {
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.start(); // live: server-socket
    return server;
  }
}
