package dev.overstay.tests.targets;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

/** Holds the exit for some seconds, and lets it go then. */
public final class Delays {
  private static final long MS = 2_500;

  private Delays() {}

  public static void main(String[] args) {
    switch (args[0]) {
      case "thread" -> thread();
      case "pool" -> pool();
      case "hook" -> hook();
      case "server" -> server();
      case "daemon" -> daemon();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void thread() {
    new Thread(Delays::sleep, "late-flush").start(); // live: thread
  }

  private static void pool() {
    SynchronousQueue<Runnable> queue = new SynchronousQueue<>();
    var pool = new ThreadPoolExecutor(0, 4, MS, MILLISECONDS, queue); // live: executor
    pool.execute(() -> {});
  }

  private static void hook() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(Delays::sleep, "closer")); // live: shutdown-hook
  }

  /** The thread that accepts ends, and its port stays open. */
  private static void server() {
    ServerSocket port = open();
    Kept.keep(port);
    new Thread(() -> accept(port), "acceptor").start();
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0); // live: server-socket
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void accept(ServerSocket port) {
    try {
      port.setSoTimeout((int) MS);
      port.accept();
    } catch (IOException e) {
      // The time is over.
    }
  }

  /** Of two threads from one line, the JVM waits for one. */
  private static void daemon() {
    for (boolean daemon : new boolean[] {true, false}) {
      Thread thread = new Thread(Delays::sleep, daemon ? "no-one-waits" : "late-flush");
      thread.setDaemon(daemon);
      thread.start();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
