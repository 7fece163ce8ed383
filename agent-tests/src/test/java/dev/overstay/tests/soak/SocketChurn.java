package dev.overstay.tests.soak;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sockets, channels and selectors: opened, connected and closed. */
final class SocketChurn {
  static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private SocketChurn() {}

  static void sockets() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, ANY.getAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      // No TIME_WAIT, which would use up the ports.
      accepted.setSoLinger(true, 0);
      client.setSoLinger(true, 0);
    }
  }

  static void channels() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY);
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        SocketChannel accepted = server.accept()) {
      accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
      client.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
  }

  static void unixChannels() throws IOException {
    // Relative: the name of such a socket must be short.
    Path path = Path.of("socket-" + Thread.currentThread().getName());
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      SocketChannel client = SocketChannel.open(address);
      server.accept().close();
      client.close();
    } finally {
      Files.deleteIfExists(path);
    }
  }

  static void asynchronousChannels() throws Exception {
    AsynchronousChannelGroup group =
        AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
    try (AsynchronousServerSocketChannel server =
            AsynchronousServerSocketChannel.open(group).bind(ANY);
        AsynchronousSocketChannel client = AsynchronousSocketChannel.open(group)) {
      Future<AsynchronousSocketChannel> accepted = server.accept();
      client.connect(server.getLocalAddress()).get();
      accepted.get().close();
    }
    group.shutdownNow();
    if (!group.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(group + " does not end");
    }
  }

  static void pipeInSelector() throws IOException {
    Pipe pipe = Pipe.open();
    try (Selector selector = Selector.open();
        Pipe.SinkChannel sink = pipe.sink();
        Pipe.SourceChannel source = pipe.source()) {
      sink.configureBlocking(false);
      source.configureBlocking(false);
      source.register(selector, SelectionKey.OP_READ);
      selector.selectNow();
    }
  }

  static void datagrams() throws IOException {
    new DatagramSocket(ANY).close();
    new MulticastSocket(ANY).close();
    DatagramChannel.open().bind(ANY).close();
  }
}
