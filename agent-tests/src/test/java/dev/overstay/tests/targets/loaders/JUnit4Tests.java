package dev.overstay.tests.targets.loaders;

import java.net.ServerSocket;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Test;

/** Green tests of JUnit 4; each leaves something of another class of the JDK. */
public class JUnit4Tests {
  private static final Object[] kept = new Object[2];

  @Test
  public void publishes() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
  }

  @Test
  public void listens() throws Exception {
    kept[0] = new ServerSocket(0); // live: server-socket
  }

  @Test
  public void reminds() {
    kept[1] = new Timer(); // live: timer
  }
}
