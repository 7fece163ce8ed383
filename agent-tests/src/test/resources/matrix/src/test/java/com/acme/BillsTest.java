package com.acme;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class BillsTest {
  private ExecutorService printer;

  @AfterEach
  public void closes() {
    if (printer != null) {
      printer.shutdownNow();
    }
  }

  @Test
  public void countsBills() {}

  @Test
  public void sendsBills() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.submit(() -> Threads.named("sends-bills").newThread(Threads::waits).start()).get();
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.SECONDS);
  }

  @Test
  public void printsBills() {
    printer = Executors.newFixedThreadPool(1, Threads.named("prints-bills"));
    printer.execute(Threads::nothing);
  }

  @Test
  public void paysBills() {}
}
