package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sockets and channels of every sort, a method each. */
final class Sockets {
  static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private Sockets() {}

  static List<? extends AutoCloseable> unconnected() throws IOException {
    Socket socket = new Socket(); // live: socket
    socket.setReuseAddress(true);
    return List.of(socket);
  }

  /** Has no descriptor yet: nothing is open. */
  static List<? extends AutoCloseable> bare() throws IOException {
    return List.of(new Socket(), new Socket(Proxy.NO_PROXY), new ServerSocket());
  }

  /** Nobody was there to connect to; the JDK has closed its descriptor. */
  static List<? extends AutoCloseable> refused() throws IOException {
    Socket socket = new Socket();
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      throw new IllegalStateException("somebody else has taken the port");
    } catch (ConnectException e) {
      return List.of(socket);
    }
  }

  static List<? extends AutoCloseable> bound() throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY); // live: socket
    socket.bind(ANY);
    return List.of(socket);
  }

  static List<? extends AutoCloseable> accepted() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, ANY.getAddress()); // live: server-socket
    try (Socket client = new Socket(ANY.getAddress(), server.getLocalPort())) {
      client.setTcpNoDelay(true);
      return List.of(server, server.accept());
    }
  }

  static List<? extends AutoCloseable> tlsOverPlain() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, ANY.getAddress())) {
      Socket plain = new Socket(ANY.getAddress(), server.getLocalPort()); // live: socket
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      return List.of(factory.createSocket(plain, "localhost", server.getLocalPort(), true));
    }
  }

  static List<? extends AutoCloseable> tls() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, ANY.getAddress())) {
      return List.of(
          SSLSocketFactory.getDefault()
              .createSocket(ANY.getAddress(), server.getLocalPort())); // live: socket
    }
  }

  static List<? extends AutoCloseable> tlsServer() throws IOException {
    ServerSocket server =
        SSLServerSocketFactory.getDefault()
            .createServerSocket(0, 1, ANY.getAddress()); // live: server-socket
    try (Socket client = new Socket(ANY.getAddress(), server.getLocalPort())) {
      client.setTcpNoDelay(true);
      return List.of(server, server.accept());
    }
  }

  static List<? extends AutoCloseable> adaptor() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY)) {
      SocketChannel channel = SocketChannel.open(server.getLocalAddress()); // live: socket
      return List.of(channel.socket());
    }
  }

  static List<? extends AutoCloseable> serverAdaptor() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(); // live: server-socket
    channel.bind(ANY);
    return List.of(channel.socket());
  }

  static List<? extends AutoCloseable> channel() throws IOException {
    return List.of(SocketChannel.open()); // live: socket
  }

  static List<? extends AutoCloseable> datagram() throws IOException {
    return List.of(new DatagramSocket(ANY)); // live: datagram-socket
  }

  static List<? extends AutoCloseable> datagramUnbound() throws IOException {
    return List.of(new DatagramSocket(null)); // live: datagram-socket
  }

  static List<? extends AutoCloseable> datagramChannel() throws IOException {
    DatagramChannel channel = DatagramChannel.open(); // live: datagram-socket
    return List.of(channel.bind(ANY).connect(channel.getLocalAddress()));
  }

  static List<? extends AutoCloseable> datagramAdaptor() throws IOException {
    DatagramChannel channel = DatagramChannel.open(); // live: datagram-socket
    return List.of(channel.socket());
  }

  static List<? extends AutoCloseable> multicast() throws IOException {
    return List.of(new MulticastSocket(ANY)); // live: datagram-socket
  }

  static List<? extends AutoCloseable> asynchronous() throws Exception {
    AsynchronousServerSocketChannel server =
        AsynchronousServerSocketChannel.open().bind(ANY); // live: server-socket
    try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
      Future<AsynchronousSocketChannel> accepted = server.accept();
      client.connect(server.getLocalAddress()).get();
      return List.of(server, accepted.get());
    }
  }

  static List<? extends AutoCloseable> asynchronousClient() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY)) {
      AsynchronousSocketChannel client = AsynchronousSocketChannel.open(); // live: socket
      client.connect(server.getLocalAddress()).get();
      return List.of(client);
    }
  }

  static List<? extends AutoCloseable> unixServer() throws IOException {
    ServerSocketChannel server =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX); // live: server-socket
    server.bind(UnixDomainSocketAddress.of(path()));
    try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
      client.finishConnect();
      return List.of(server, server.accept());
    }
  }

  static List<? extends AutoCloseable> unixClient() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path());
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      return List.of(SocketChannel.open(address)); // live: socket
    }
  }

  static List<? extends AutoCloseable> pipe() throws IOException {
    Pipe pipe = Pipe.open(); // live: socket
    return List.of(pipe.source(), pipe.sink());
  }

  // A path of its own each time: a server's name stays when it is closed.
  private static Path path() {
    return Path.of("s" + System.nanoTime());
  }
}
