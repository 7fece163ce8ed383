package dev.overstay.tests.cases;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A server socket left open, no thread. */
public final class ServerSocketCase {
  private ServerSocketCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, ServerSocketCase::leaky, ServerSocketCase::clean);
  }

  private static void leaky() throws Exception {
    Variants.keep(freePort());
  }

  private static void clean() throws Exception {
    freePort().close();
  }

  private static ServerSocket freePort() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); // live: server-socket
  }
}
