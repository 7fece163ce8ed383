package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The threads that live on after their test, and what CPU they use while others run. Looked at when
 * a test starts or ends, on its thread: one that is there costs a microsecond then.
 */
public final class Survivors {
  // More would make themselves felt in the tests.
  private static final int MOST = 128;

  private static final Object starting = new Object();
  private static final Object counting = new Object();
  private static final IdentityHashMap<Birth, Cpu> survivors = new IdentityHashMap<>();
  private static List<Birth> young = new ArrayList<>();
  private static @Nullable CpuClock clock;

  private Survivors() {}

  /** Nanoseconds that one has used, up to the event before and in tests. */
  private static final class Cpu {
    long before = -1;
    long inTests;
  }

  /** Says who tells what CPU a thread has used. */
  public static void askFor(CpuClock cpu) {
    clock = cpu;
  }

  /** A thread is started while tests are told of. */
  static void born(Birth thread) {
    synchronized (starting) {
      if (young.size() < MOST) {
        young.add(thread);
      }
    }
  }

  static void started(Span span) {
    if (span.isTest()) {
      look(false);
    }
  }

  static void ended(Span span) {
    if (span.isTest()) {
      look(true);
    }
    adopt(span);
  }

  private static void look(boolean count) {
    CpuClock cpu = clock;
    synchronized (counting) {
      for (Iterator<Map.Entry<Birth, Cpu>> i = survivors.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<Birth, Cpu> entry = i.next();
        Thread thread = (Thread) entry.getKey().get();
        if (thread == null || !thread.isAlive()) {
          i.remove();
        } else if (cpu != null) {
          Cpu used = entry.getValue();
          long now = cpu.nanos(thread);
          if (count && used.before >= 0 && now > used.before) {
            used.inTests += now - used.before;
          }
          used.before = now;
        }
      }
    }
  }

  /** Takes over those that {@code span} made; those whose test still runs stay young. */
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
            }
          }
        } else {
          born(birth);
        }
      }
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

  /** CPU milliseconds that the thread of this birth used in tests after its own. */
  public static long cpuMs(Birth thread) {
    synchronized (counting) {
      Cpu used = survivors.get(thread);
      return used == null ? 0 : used.inTests / 1_000_000;
    }
  }
}
