package com.acme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Timer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

public class StockTest {
  @BeforeAll
  public static void opens() throws IOException {
    Threads.keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
  }

  @Test
  public void countsStock() {}

  @Test
  public void remindsOfStock() {
    Threads.keep(new Timer("reminds-of-stock", true));
  }

  @Test
  public void ordersStock() {}

  @Test
  public void movesStock() {}
}
