package dev.overstay.tests.targets;

import java.util.concurrent.locks.LockSupport;

/** Registers shutdown hooks: one is taken back, one has something to do, one waits for its turn. */
public final class Hooks {
  private Hooks() {}

  public static void main(String[] args) {
    Thread takenBack = new Thread(() -> {}, "taken back");
    Runtime.getRuntime().addShutdownHook(takenBack);
    if (!Runtime.getRuntime().removeShutdownHook(takenBack)) {
      throw new IllegalStateException("was not there");
    }
    register();
  }

  private static void register() {
    Thread hook = new Thread(Hooks::work, "says goodbye");
    Runtime.getRuntime().addShutdownHook(hook); // live: shutdown-hook
  }

  private static void work() {
    long end = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
