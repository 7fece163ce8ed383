package com.acme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** What the tests share. */
final class Threads {
  private static final List<Object> KEPT = new CopyOnWriteArrayList<>();

  private Threads() {}

  static ThreadFactory named(String name) {
    return task -> new Thread(task, name);
  }

  static void keep(Object object) {
    KEPT.add(object);
  }

  static void leave(String name) {
    new Thread(Threads::waits, name).start();
  }

  static void nothing() {}

  static void waits() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
