package dev.overstay.tests.targets;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** An error that no engine survives ends it amid a test; main leaves a pool afterwards. */
public final class RunsOutOfMemory {
  private RunsOutOfMemory() {}

  /** Has no memory left. */
  public static class Fails {
    @Test
    void fails() {
      throw new OutOfMemoryError("as far as this test goes");
    }
  }

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Fails.class)).build();
    LauncherFactory.create().execute(request);
    Thread thread = new Thread(RunsOutOfMemory::leaves);
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void leaves() {
    Executors.newFixedThreadPool(1).execute(() -> {}); // live: executor
  }
}
