package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A test that starts a process and hangs, until somebody loses patience. */
class BrokerTests {
  @Test
  void deliversAfterARestart() throws Exception {
    startBroker();
    new CountDownLatch(1).await();
  }

  private static void startBroker() throws IOException {
    ProcessBuilder broker = new ProcessBuilder("sh", "-c", "sleep 120; true");
    System.out.println("started " + broker.start().pid()); // live: process
  }
}
