package com.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

public class OrdersTest {
  @Test
  public void countsOrders() {}

  @Test
  public void publishesOrders() {
    ExecutorService pool = Executors.newFixedThreadPool(1, Threads.named("publishes-orders"));
    pool.execute(Threads::nothing);
  }

  @Test
  public void closesWhatItOpens() throws IOException {
    new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
  }

  @Test
  public void importsOrders() throws Exception {
    Thread importer = new Thread(OrdersTest::starts, "imports");
    importer.start();
    importer.join();
  }

  private static void starts() {
    ExecutorService pool = Executors.newSingleThreadExecutor(Threads.named("imports-orders"));
    pool.execute(Threads::nothing);
    Threads.keep(pool);
  }
}
