package dev.overstay.jdk;

import dev.overstay.ledger.Ledger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The threads that existed before the agent, except main: the JVM's own, and those of agents that
 * were loaded earlier.
 */
public final class OlderThreads {
  private static volatile int[] numbers = {};

  private OlderThreads() {}

  /**
   * Notes these threads, some of which may be null. Each thread that starts from now on has a
   * birth.
   */
  public static void note(@Nullable Thread[] threads, Thread main) {
    int[] noted = new int[threads.length];
    int count = 0;
    for (Thread thread : threads) {
      if (thread != null && thread != main) {
        noted[count++] = Ledger.number(thread);
      }
    }
    numbers = Arrays.copyOf(noted, count);
  }

  /** Whether a thread that has no birth is one of them. */
  public static boolean contains(Thread thread) {
    return contains(Ledger.number(thread));
  }

  /** The same for the thread of this number. */
  public static boolean contains(int threadNumber) {
    for (int number : numbers) {
      if (number == threadNumber) {
        return true;
      }
    }
    return false;
  }
}
