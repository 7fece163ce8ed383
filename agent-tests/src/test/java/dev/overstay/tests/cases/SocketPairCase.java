package dev.overstay.tests.cases;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Both ends of a connection left open; the listener was closed. */
public final class SocketPairCase {
  private SocketPairCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, SocketPairCase::leaky, SocketPairCase::clean);
  }

  private static void leaky() throws Exception {
    Variants.keep(connect());
  }

  private static void clean() throws Exception {
    for (Socket socket : connect()) {
      socket.close();
    }
  }

  private static List<Socket> connect() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort()); // live: socket
      Socket accepted = server.accept();
      return List.of(client, accepted);
    }
  }
}
