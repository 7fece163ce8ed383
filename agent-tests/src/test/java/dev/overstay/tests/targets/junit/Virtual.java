package dev.overstay.tests.targets.junit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Virtual threads open something for the test that started them. By reflection: 21+. */
@Execution(ExecutionMode.CONCURRENT)
public class Virtual {
  private static final List<Object> kept = Collections.synchronizedList(new ArrayList<>());

  private static void run(Runnable task) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    ((Thread) start.invoke(null, task)).join();
  }

  @Test
  void opens() throws Exception {
    run(Opener::opens);
  }

  @Test
  void waits() throws Exception {
    Thread.sleep(500);
  }

  /** Own code that is no test. */
  static final class Opener {
    private Opener() {}

    static void opens() {
      try {
        kept.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
