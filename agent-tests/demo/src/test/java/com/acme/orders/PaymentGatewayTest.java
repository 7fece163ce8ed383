package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passes, and leaves a server socket, a connection and a child process behind. */
class PaymentGatewayTest {
  private static final List<AutoCloseable> forgotten = new ArrayList<>();

  @Test
  void listensForCallbacks() throws Exception {
    ServerSocket callbacks = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    forgotten.add(callbacks);
    assertTrue(callbacks.isBound());
  }

  @Test
  void keepsItsConnection() throws Exception {
    try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket connection = new Socket(gateway.getInetAddress(), gateway.getLocalPort());
      forgotten.add(connection);
      forgotten.add(gateway.accept());
      assertTrue(connection.isConnected());
    }
  }

  @Test
  void startsTheSimulator() throws Exception {
    // Ends by itself, so that the demo leaves nothing on your machine.
    Process simulator = new ProcessBuilder("sleep", "30").start();
    assertTrue(simulator.isAlive());
  }
}
