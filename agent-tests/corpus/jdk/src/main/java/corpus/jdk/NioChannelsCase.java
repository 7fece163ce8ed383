package corpus.jdk;

import corpus.Corpus;
import java.net.*;
import java.nio.channels.*;
import java.util.List;

/** NIO server channel, client channel, datagram channel and selector left open. */
public final class NioChannelsCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, NioChannelsCase::leaky, NioChannelsCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(open());
  }

  public static void clean() throws Exception {
    for (AutoCloseable c : open()) {
      c.close();
    }
  }

  static List<AutoCloseable> open() throws Exception {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    SocketChannel client = SocketChannel.open(server.getLocalAddress());
    DatagramChannel udp =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return List.of(client, udp, server, selector);
  }
}
