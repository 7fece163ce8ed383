package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A pool of the class, whose thread the first test has started, works for the second. */
@TestMethodOrder(MethodOrderer.MethodName.class)
public class SharedPool {
  private static final List<Object> kept = Collections.synchronizedList(new ArrayList<>());
  private static ExecutorService pool;

  @BeforeAll
  static void makes() {
    pool = Executors.newFixedThreadPool(1);
  }

  @AfterAll
  static void closes() {
    pool.shutdown();
  }

  @Test
  void first() throws Exception {
    pool.submit(() -> {}).get();
  }

  @Test
  void second() throws Exception {
    Future<?> opened = pool.submit(Opener::open);
    opened.get();
  }

  /** Own code that is no test. */
  static final class Opener {
    private Opener() {}

    static Object open() throws IOException {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      kept.add(socket);
      return socket;
    }
  }
}
