package com.acme;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One way to end a suite per test; run one at a time, by name. */
class Endings {
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void leavesAPool() {
    pool();
  }

  private static void pool() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {});
  }

  @Test
  void leavesAChild() throws IOException {
    new ProcessBuilder("sleep", "120").start();
  }

  @Test
  void leavesAChildWithItsOutput() throws IOException {
    new ProcessBuilder("sleep", "121").inheritIO().start();
  }

  @Test
  void leavesAGrandchildWithItsOutput() throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "sleep 122 & exit 0")
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    shell.waitFor();
  }

  @Test
  void registersAHookThatWaits() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::waits, "closer"));
  }

  private void waits() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void registersAHookThatExits() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.exit(1), "closer"));
  }

  @Test
  void exits() {
    System.exit(3);
  }

  @Test
  void hangs() {
    pool();
    waits();
  }
}
