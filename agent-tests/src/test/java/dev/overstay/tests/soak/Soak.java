package dev.overstay.tests.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many threads open and close resources of all kinds for so many seconds, while a known set is left
 * open; prints what the heap holds meanwhile, then exits.
 */
public final class Soak {
  private static final int THREADS = 16;

  private static final AtomicLong turns = new AtomicLong();
  private static final AtomicReference<Throwable> failure = new AtomicReference<>();
  private static volatile boolean over;

  private Soak() {}

  public static void main(String[] args) throws Exception {
    long seconds = Long.parseLong(args[0]);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(Soak::turn, "soak-" + i);
      thread.start();
      threads.add(thread);
    }
    // The known set is made while all others are busy, and must survive them.
    KnownSet.open();
    // Classes are loaded and pools filled by then.
    while (turns.get() < (long) Churn.ALL.size() * THREADS && failure.get() == null) {
      Thread.sleep(20);
    }
    for (long i = 0; i < seconds && failure.get() == null; i++) {
      Thread.sleep(1_000);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.println("heap " + (runtime.totalMemory() - runtime.freeMemory()));
    }
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
    HttpChurn.settle();
    System.out.println("turns " + turns.get());
    System.exit(0);
  }

  private static void turn() {
    try {
      // Each thread begins elsewhere, so that all kinds are in work at every moment.
      int next = (int) (Thread.currentThread().getId() % Churn.ALL.size());
      for (long round = 0; !over; next++) {
        if (next == Churn.ALL.size()) {
          next = 0;
          round++;
        }
        Churn churn = Churn.ALL.get(next);
        if (round % churn.everySoManyRounds() == 0) {
          churn.body().run();
        }
        turns.incrementAndGet();
      }
    } catch (Throwable t) {
      failure.compareAndSet(null, t);
    }
  }
}
