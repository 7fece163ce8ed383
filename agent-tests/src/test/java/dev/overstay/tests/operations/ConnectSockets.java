package dev.overstay.tests.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.openjdk.jmh.annotations.TearDown;

/** A connection is made and accepted, and both ends are closed. */
public class ConnectSockets extends AtDepth {
  private final ServerSocket server = listening();

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void operation() throws Exception {
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket accepted = server.accept();
    // No TIME_WAIT, which would use up the ports within seconds.
    accepted.setSoLinger(true, 0);
    accepted.close();
    client.close();
  }

  @TearDown
  public void close() throws IOException {
    server.close();
  }
}
