package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The threads that are still live after their test, and the CPU time that they use while other
 * tests run. It is measured when a test starts or ends, on the thread of the test. Each thread
 * costs a microsecond then.
 */
public final class OutlivingThreads {
  // More threads would slow the tests down noticeably.
  private static final int MOST = 128;
  private static final long APART_MS = 10;

  private static final Object starting = new Object();
  private static final Object counting = new Object();
  private static final IdentityHashMap<Birth, Cpu> survivors = new IdentityHashMap<>();
  private static List<Birth> young = new ArrayList<>();
  private static @Nullable CpuClock clock;
  private static volatile boolean newOnes;
  private static volatile long lookedAt;

  private OutlivingThreads() {}

  /** CPU nanoseconds of one thread: up to the last measurement, and in tests. */
  private static final class Cpu {
    long before = -1;
    long inTests;
  }

  /** Sets the clock that reports how much CPU time a thread has used. */
  public static void askFor(CpuClock cpu) {
    clock = cpu;
  }

  /** Records that a thread is started while tests are reported. */
  static void born(Birth thread) {
    synchronized (starting) {
      if (young.size() < MOST) {
        young.add(thread);
      }
    }
  }

  static void started(Span span) {
    if (span.isTest() && newOnes) {
      newOnes = false;
      look(false);
    }
  }

  static void ended(Span span) {
    if (span.isTest()) {
      // Not measured for each short test: the CPU time of several of them is measured together.
      long now = System.currentTimeMillis();
      if (now - lookedAt >= APART_MS) {
        lookedAt = now;
        look(true);
      }
    }
    adopt(span);
  }

  /** Measures the CPU time: at the end of a test for all threads, at a start only for new ones. */
  private static void look(boolean ended) {
    CpuClock cpu = clock;
    synchronized (counting) {
      for (Iterator<Map.Entry<Birth, Cpu>> i = survivors.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<Birth, Cpu> entry = i.next();
        Thread thread = (Thread) entry.getKey().get();
        if (thread == null || !thread.isAlive()) {
          i.remove();
        } else if (cpu != null && (ended || entry.getValue().before < 0)) {
          Cpu used = entry.getValue();
          long nanos = cpu.nanos(thread);
          if (used.before >= 0 && nanos > used.before) {
            used.inTests += nanos - used.before;
          }
          used.before = nanos;
        }
      }
    }
  }

  /** Takes over the threads that {@code span} made; threads whose test still runs stay young. */
  private static void adopt(Span span) {
    List<Birth> births;
    synchronized (starting) {
      if (young.isEmpty()) {
        return;
      }
      births = young;
      young = new ArrayList<>();
    }
    for (Birth birth : births) {
      Thread thread = (Thread) birth.get();
      if (thread != null && thread.isAlive()) {
        if (isMadeBy(span, birth)) {
          synchronized (counting) {
            if (survivors.size() < MOST) {
              survivors.put(birth, new Cpu());
              newOnes = true;
            }
          }
        } else {
          born(birth);
        }
      }
    }
  }

  /** {@link Birth#settle Settles} all births, even of threads that have ended. */
  static void settle(List<Object> held) {
    List<Birth> births;
    synchronized (starting) {
      births = new ArrayList<>(young);
    }
    synchronized (counting) {
      births.addAll(survivors.keySet());
    }
    for (Birth birth : births) {
      birth.settle(held);
    }
  }

  private static boolean isMadeBy(Span span, Birth birth) {
    for (Birth b = birth; b != null; b = b.maker) {
      if (span.covers(b.order) && span.sameThread(b)) {
        return true;
      }
    }
    return false;
  }

  /** CPU milliseconds that the thread with this birth used in tests after its own. */
  public static long cpuMs(Birth thread) {
    synchronized (counting) {
      Cpu used = survivors.get(thread);
      return used == null ? 0 : used.inTests / 1_000_000;
    }
  }
}
