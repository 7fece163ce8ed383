package dev.overstay.tests.targets;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Waits for a payment that nobody makes: the example of {@code docs/attach.md}. */
public final class Orders {
  private Orders() {}

  public static void main(String[] args) throws Exception {
    startConsumer();
    System.out.println("ready");
    awaitPayment(new LinkedBlockingQueue<>());
  }

  private static void startConsumer() throws Exception {
    ExecutorService consumer =
        Executors.newFixedThreadPool(1, work -> new Thread(work, "order-consumer-1"));
    consumer.submit(() -> {}).get();
  }

  private static void awaitPayment(BlockingQueue<String> payments) throws InterruptedException {
    payments.take();
  }
}
