package dev.overstay.browser.targets;

import java.util.concurrent.CountDownLatch;

/** A program whose shutdown hook never returns. */
public final class StuckHook {
  private StuckHook() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(StuckHook::waitsForever, "closer"));
  }

  private static void waitsForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
