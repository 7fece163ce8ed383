package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Passes, and closes what it opened only where the system property {@code close} says so. */
class FiveThingsTest {
  private static final List<AutoCloseable> open = new ArrayList<>();

  @Test
  void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3); // live: executor
    open.add(pool::shutdown);
    assertEquals("done", pool.submit(() -> "done").get());
  }

  @Test
  void serverSocket() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); // live: server-socket
    open.add(server);
    assertTrue(server.isBound());
  }

  @Test
  void connectedPair() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort()); // live: socket
      open.add(client);
      open.add(server.accept());
      assertTrue(client.isConnected());
    }
  }

  @Test
  void child() throws Exception {
    Process child = new ProcessBuilder("sleep", "120").start(); // live: process
    open.add(() -> child.destroyForcibly().waitFor());
    assertTrue(child.isAlive());
  }

  @Test
  void timer() {
    Timer timer = new Timer("reminder"); // live: timer
    open.add(timer::cancel);
  }

  @AfterAll
  static void close() throws Exception {
    if (Boolean.getBoolean("close")) {
      for (AutoCloseable thing : open) {
        thing.close();
      }
    }
  }
}
