package dev.overstay.tests.targets;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes pools that are never used, as the last of so many frames, and prints how the heap grew. */
public final class KeepsPools {
  private static final BlockingQueue<Runnable> QUEUE = new LinkedBlockingQueue<>();
  private static Object[] kept = new Object[0];

  private KeepsPools() {}

  public static void main(String[] args) {
    int frames = Integer.parseInt(args[0]);
    kept = new Object[Integer.parseInt(args[1])];
    // All that the first pool alone makes is there before.
    descend(frames - 2, 1);
    long before = heap();
    descend(frames - 2, kept.length);
    System.out.println(heap() - before);
  }

  // Beside these frames there are main's and that of make.
  private static void descend(int frames, int pools) {
    if (frames > 1) {
      descend(frames - 1, pools);
    } else {
      make(pools);
    }
  }

  private static void make(int pools) {
    for (int i = 0; i < pools; i++) {
      kept[i] = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, QUEUE);
    }
  }

  // What a reference queue holds is gone after one of the next collections.
  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int same = 0; same < 3; ) {
      System.gc();
      long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      same = now < used ? 0 : same + 1;
      used = Math.min(used, now);
    }
    return used;
  }
}
