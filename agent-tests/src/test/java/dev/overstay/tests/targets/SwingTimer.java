package dev.overstay.tests.targets;

import java.util.concurrent.CountDownLatch;
import javax.swing.Timer;

/** A timer of Swing that is never stopped: its threads keep the JVM running. */
public final class SwingTimer {
  private static final int MS = 100;

  private SwingTimer() {}

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch ticks = new CountDownLatch(2);
    Timer refresh = new Timer(MS, event -> ticks.countDown());
    refresh.start(); // live: thread
    ticks.await();
  }
}
