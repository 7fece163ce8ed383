package worker.org.gradle.process.internal.worker;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests by JUnit's launcher on a thread of its own and ends in System.exit, as Gradle does.
 */
public final class GradleWorkerMain {
  private GradleWorkerMain() {}

  public static void main(String[] args) throws InterruptedException {
    Thread worker = new Thread(() -> test(args[0]), "Test worker");
    worker.start();
    worker.join();
    System.exit(0);
  }

  private static void test(String testClass) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .build());
  }
}
