package dev.overstay.tests.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.openjdk.jmh.annotations.TearDown;

/** A connection of channels is made and accepted, and both ends are closed. */
public class ConnectChannels extends AtDepth {
  private final ServerSocketChannel server = listening();
  private final SocketAddress address = address(server);

  private static ServerSocketChannel listening() {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SocketAddress address(ServerSocketChannel server) {
    try {
      return server.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void operation() throws Exception {
    SocketChannel client = SocketChannel.open(address);
    SocketChannel accepted = server.accept();
    // No TIME_WAIT, which would use up the ports within seconds.
    accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
    accepted.close();
    client.close();
  }

  @TearDown
  public void close() throws IOException {
    server.close();
  }
}
