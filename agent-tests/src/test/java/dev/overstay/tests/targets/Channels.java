package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels left open. */
public final class Channels {
  private Channels() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("server")) {
      server();
    } else {
      connection();
    }
  }

  private static void server() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(); // live: server-socket
    Kept.keep(server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
  }

  private static void connection() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel client = SocketChannel.open(server.getLocalAddress()); // live: socket
      Kept.keep(client);
      Kept.keep(server.accept());
    }
  }
}
