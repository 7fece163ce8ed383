package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that come by one place: three by the helper of all, one by a line of its own, twice. */
public class Comes {
  private static final List<Object> kept = new ArrayList<>();

  private static ServerSocket open() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    kept.add(socket);
    return socket;
  }

  @Test
  void one() throws IOException {
    open();
  }

  @Test
  void two() throws IOException {
    open();
  }

  @Test
  void three() throws IOException {
    open();
  }

  @Test
  void twice() throws IOException {
    for (int i = 0; i < 2; i++) {
      kept.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
  }
}
