package corpus.jdk;

import corpus.Corpus;
import java.net.*;

/** A connected pair of sockets left open; the listener was closed. */
public final class SocketPairCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, SocketPairCase::leaky, SocketPairCase::clean);
  }

  public static void leaky() throws Exception {
    for (Socket socket : connect()) {
      Corpus.keep(socket);
    }
  }

  public static void clean() throws Exception {
    for (Socket socket : connect()) {
      socket.close();
    }
  }

  static Socket[] connect() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
      Socket accepted = server.accept();
      return new Socket[] {client, accepted};
    }
  }
}
