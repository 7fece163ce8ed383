package com.acme;

import java.util.concurrent.CountDownLatch;

/** A main for exec:java: with an argument it leaves a thread. */
public final class Starts {
  private Starts() {}

  public static void main(String[] args) {
    if (args.length > 0) {
      new Thread(Starts::consume, "consumer").start();
    }
  }

  private static void consume() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
