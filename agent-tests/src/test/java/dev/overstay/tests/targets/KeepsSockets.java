package dev.overstay.tests.targets;

import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes sockets, as the last of so many frames, and prints how the heap grew once collected. */
public final class KeepsSockets {
  private static final int STEADY = 20;
  private static Object[] kept = new Object[0];

  private KeepsSockets() {}

  public static void main(String[] args) {
    int frames = Integer.parseInt(args[0]);
    kept = new Object[Integer.parseInt(args[1])];
    // All that the first socket alone makes is there before.
    descend(frames - 2, 1);
    long before = heap();
    descend(frames - 2, kept.length);
    System.out.println(heap() - before);
    Runtime.getRuntime().halt(0);
  }

  // Beside these frames there are main's and that of make.
  private static void descend(int frames, int sockets) {
    if (frames > 1) {
      descend(frames - 1, sockets);
    } else {
      make(sockets);
    }
  }

  private static void make(int sockets) {
    for (int i = 0; i < sockets; i++) {
      kept[i] = new Socket();
    }
  }

  // Another thread of the agent's makes small what the collection has left.
  private static long heap() {
    long used = Long.MAX_VALUE;
    for (int same = 0; same < STEADY; ) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      same = now < used ? 0 : same + 1;
      used = Math.min(used, now);
    }
    return used;
  }
}
