package com.acme.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Passes, and leaves a pool and a timer behind. */
class OrderEventsTest {
  @Test
  void publishesOrderCreated() throws Exception {
    ExecutorService consumer = Executors.newFixedThreadPool(3);
    assertEquals("created", consumer.submit(() -> "created").get());
  }

  @Test
  void remindsOfUnpaidOrders() throws Exception {
    CountDownLatch reminded = new CountDownLatch(1);
    Timer reminder = new Timer("reminder");
    reminder.schedule(
        new TimerTask() {
          @Override
          public void run() {
            reminded.countDown();
          }
        },
        0,
        1_000);
    assertTrue(reminded.await(5, TimeUnit.SECONDS));
  }
}
