package dev.overstay.tests.targets.loaders;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;

/** Eight threads that run the same tests of JUnit 4 at once, each in a loader of its own. */
public final class ManyLoaders {
  private static final int COUNT = 8;

  private ManyLoaders() {}

  /** The class of the tests. */
  public static void main(String[] args) throws Exception {
    CyclicBarrier together = new CyclicBarrier(COUNT);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      ClassLoader loader = Filtering.ofTheClassPath();
      Thread thread = new Thread(() -> run(loader, args[0], together));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(0);
  }

  private static void run(ClassLoader loader, String tests, CyclicBarrier together) {
    try {
      together.await();
      Object result =
          loader
              .loadClass("org.junit.runner.JUnitCore")
              .getMethod("runClasses", Class[].class)
              .invoke(null, (Object) new Class<?>[] {loader.loadClass(tests)});
      Object good =
          Objects.requireNonNull(result).getClass().getMethod("wasSuccessful").invoke(result);
      System.out.println("successful " + good);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
