package dev.overstay.tests.targets.junit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A test whose thread works on while twelve others run. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class LivesOn {
  private static final AtomicLong polls = new AtomicLong();

  @Test
  @Order(1)
  void publishes() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Thread poller = new Thread(() -> poll(started), "outbox-poller");
    poller.start(); // live: thread
    started.await();
  }

  private static void poll(CountDownLatch started) {
    started.countDown();
    while (true) {
      polls.incrementAndGet();
    }
  }

  @Order(2)
  @RepeatedTest(12)
  void waitsForThePoller() throws InterruptedException {
    long seen = polls.get();
    while (polls.get() - seen < 1_000_000) {
      Thread.onSpinWait();
    }
  }
}
