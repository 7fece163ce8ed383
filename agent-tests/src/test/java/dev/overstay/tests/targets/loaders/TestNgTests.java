package dev.overstay.tests.targets.loaders;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.Test;

/** Green tests of TestNG: one leaves a pool, one closes its own afterwards. */
public class TestNgTests {
  private ExecutorService closed = Executors.newFixedThreadPool(1);

  @Test
  public void publishes() {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.execute(() -> {});
  }

  @Test
  public void imports() {
    closed = Executors.newFixedThreadPool(1);
    closed.execute(() -> {});
  }

  @AfterMethod
  public void close() {
    closed.shutdown();
  }

  /** Prints what TestNG's listeners hear. */
  public static final class Prints implements ITestListener {
    @Override
    public void onTestSuccess(ITestResult result) {
      System.out.println("passed " + result.getName());
    }

    @Override
    public void onTestFailure(ITestResult result) {
      System.out.println("failed " + result.getName());
    }
  }
}
