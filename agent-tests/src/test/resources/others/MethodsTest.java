package com.acme;

import java.lang.reflect.Method;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What comes before a test leaves something for one of them, from a thread of its own. */
public class MethodsTest {
  @BeforeMethod
  public void comesBefore(Method method) throws InterruptedException {
    Thread maker =
        new Thread(
            () -> {
              if (method.getName().equals("last")) {
                Threads.leave("before-last");
              }
            });
    maker.start();
    maker.join();
  }

  @Test
  public void innocent1() throws InterruptedException {
    Thread.sleep(50);
  }

  @Test
  public void innocent2() throws InterruptedException {
    Thread.sleep(50);
  }

  @Test
  public void innocent3() throws InterruptedException {
    Thread.sleep(50);
  }

  @Test
  public void last() {}
}
