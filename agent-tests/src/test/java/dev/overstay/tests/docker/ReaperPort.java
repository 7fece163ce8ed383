package dev.overstay.tests.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Testcontainers' reaper as its client sees it: it says yes to every line. */
final class ReaperPort implements AutoCloseable {
  private final ServerSocket server;

  ReaperPort() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "reaper");
    thread.setDaemon(true);
    thread.start();
  }

  int number() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
          client.getOutputStream().write("ACK\n".getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
