package dev.overstay.ledger;

import dev.overstay.base.AgentThread;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that keeps the ledger small. After a collection, and about a second after a
 * birth, it removes the births of collected objects and freezes the stacks of the others, which
 * take 2 KB each until then. It calls no user code.
 */
public final class Upkeep extends AgentThread {
  private static final long SLICE_NANOS = 50_000_000;
  private static final long YOUNG_MS = 1_000;
  private static final long SHORTEST_PAUSE_MS = 20;
  private static final long SETTLING_MS = 50;
  private static final long LONGEST_PAUSE_MS = 2_000;
  // At most a twentieth of one processor.
  private static final int PAUSE_FACTOR = 20;

  // Whether births hold their stacks softly, so that neither the stacks nor the classes of their
  // frames keep memory that a full heap needs. A stack is frozen within a second or so, because the
  // JVM may clear soft references although the heap is not full.
  private static volatile boolean soft;
  private static volatile @Nullable Reference<Object> signal;
  private static volatile @Nullable Upkeep waiting;

  private final ClassNames classes;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final boolean softly;
  private boolean begun;

  /**
   * Creates the thread without starting it.
   *
   * @param classes receives the classes of which only the names are kept
   * @param softly whether births may hold their stacks softly until they are frozen
   */
  public Upkeep(ClassNames classes, boolean softly) {
    super("overstay-upkeep");
    this.classes = classes;
    this.softly = softly;
  }

  /**
   * Sets the thread that the first birth starts. It is not started with the JVM, because a JVM
   * without births does not need it, and a JVM that is short of threads needs them for its own
   * start.
   */
  public static void prepare(Upkeep upkeep) {
    waiting = upkeep;
  }

  /** Starts the thread, unless it has been started. */
  static void begin() {
    Upkeep upkeep;
    synchronized (Upkeep.class) {
      upkeep = waiting;
      waiting = null;
    }
    if (upkeep != null) {
      try {
        // Without the thread, only new births remove those of collected objects.
        soft = upkeep.tryStart() && upkeep.softly;
      } catch (Throwable t) {
        soft = false;
      }
    }
  }

  /** Whether the thread is still to be started. */
  static boolean isWaiting() {
    return waiting != null;
  }

  /** Whether a birth should hold its stack softly; if so, the stack is frozen soon. */
  static boolean holdsSoftly() {
    if (soft) {
      wake();
      return true;
    }
    return false;
  }

  /** Wakes the thread before the next collection. */
  static void wake() {
    Reference<Object> wakes = signal;
    if (wakes != null) {
      signal = null;
      wakes.enqueue();
    }
  }

  @Override
  protected void work() {
    WeakReference<Object> canary = null;
    while (true) {
      try {
        if (classes.lacksMemory()) {
          // Removing births does not need memory.
          Ledger.expunge();
          pause(LONGEST_PAUSE_MS);
          continue;
        }
        if (canary == null) {
          canary = new WeakReference<>(new Object(), queue);
        }
        signal = new WeakReference<>(queue, queue);
        boolean collected = queue.remove() == canary;
        if (!collected) {
          // By then, most resources are closed, or a collection has taken place.
          collected = queue.remove(YOUNG_MS) == canary;
        }
        if (classes.lacksMemory()) {
          canary = collected ? null : canary;
          continue;
        }
        if (collected) {
          // The next collection is noticed too if it happens in the meantime.
          canary = null;
          canary = new WeakReference<>(new Object(), queue);
          // A stack is held strongly while it is frozen. An allocation that has failed collects
          // several times in a row, and gives up soft references last.
          if (isHeapHalfFull()) {
            pause(SETTLING_MS);
          }
        }
        if (!begun) {
          begun = true;
          classes.firstWasBorn();
        }
        long began = System.nanoTime();
        keep(collected);
        long kept = System.nanoTime();
        Spans.archive();
        pause((System.nanoTime() - kept + PAUSE_FACTOR * (kept - began)) / 1_000_000);
        Ledger.expunge();
      } catch (InterruptedException e) {
        // No code interrupts it on purpose, and it has nothing to clean up.
      } catch (Throwable t) {
        // There may be a lack of memory. The work that was not done now is done after the next
        // collection.
        pause(LONGEST_PAUSE_MS);
      }
    }
  }

  private void keep(boolean collected) {
    Ledger.expunge();
    List<Object> held = new ArrayList<>();
    try {
      settle(collected, held);
      Set<String> names = FrozenStack.takeUnseen();
      if (!names.isEmpty()) {
        classes.mayGo(names);
      }
    } finally {
      Reference.reachabilityFence(held);
    }
    // Removes births that were still in the collector's list during the first pass.
    Ledger.expunge();
  }

  private static void settle(boolean collected, List<Object> held) {
    KeptBirths.settle(held);
    LostBirths.settle(held);
    OutlivingThreads.settle(held);
    Closings.settle(held);
    settleLive(collected, held);
  }

  /**
   * Freezes the stacks of live resources: after a collection all of them, because few survive it;
   * otherwise those that may be lost, as many as a slice of time allows.
   */
  private static void settleLive(boolean collected, List<Object> held) {
    long began = System.nanoTime();
    List<Birth> births = Ledger.births();
    for (Birth birth : births) {
      if (collected || birth.mayLoseStack()) {
        birth.settle(held);
      }
      if (!collected && System.nanoTime() - began > SLICE_NANOS) {
        return;
      }
    }
  }

  private static boolean isHeapHalfFull() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() > runtime.maxMemory() / 2;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(Math.max(SHORTEST_PAUSE_MS, Math.min(millis, LONGEST_PAUSE_MS)));
    } catch (InterruptedException e) {
      // As above.
    }
  }
}
