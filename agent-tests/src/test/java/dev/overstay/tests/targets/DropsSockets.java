package dev.overstay.tests.targets;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Opens sockets, forgets them, and prints how many descriptors the collector gave back. */
public final class DropsSockets {
  private static final int CONNECTIONS = 100;
  private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private DropsSockets() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // The first connection loads what later ones share.
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept()) {
        check(client, accepted);
      }
      int before = descriptors();
      for (int i = 0; i < CONNECTIONS; i++) {
        check(new Socket(server.getInetAddress(), server.getLocalPort()), server.accept());
      }
      int most = descriptors() - before;
      long end = System.nanoTime() + BOUND_NANOS;
      int left;
      do {
        System.gc();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        left = descriptors() - before;
      } while (left > 0 && System.nanoTime() < end);
      System.out.println(
          (most == 2 * CONNECTIONS ? "opened all" : "opened " + most) + ", left " + left);
    }
  }

  private static void check(Socket client, Socket accepted) throws IOException {
    if (!client.isConnected() || !accepted.isConnected()) {
      throw new IOException("not connected");
    }
  }

  private static int descriptors() {
    String[] descriptors = new File("/proc/self/fd").list();
    return descriptors == null ? -1 : descriptors.length;
  }
}
