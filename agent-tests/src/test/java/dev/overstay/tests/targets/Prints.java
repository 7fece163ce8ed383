package dev.overstay.tests.targets;

import java.net.InetAddress;
import java.net.ServerSocket;

/** Writes a lot to stdout, as a runner's channel does, and leaves a server socket if told so. */
public final class Prints {
  private Prints() {}

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 1_000; i++) {
      System.out.println("line " + i + " of what a parent parses: \u0000\u00e4");
    }
    if (args.length > 0) {
      leave();
    }
  }

  private static void leave() throws Exception {
    ServerSocket server =
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); // live: server-socket
    Kept.keep(server);
  }
}
