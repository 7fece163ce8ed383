package dev.overstay.ledger;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource was made: its key held weakly and by identity, the stack, the thread, the time. The
 * record is the weak reference itself and never reaches its key, so the ledger keeps nothing alive.
 */
public final class Birth extends WeakReference<Object> {
  // A pool whose every thread starts the next would otherwise keep a record of each of them.
  private static final int LONGEST_LINE = 16;

  /** Index of the kind. */
  public final int kind;

  /** Grows from birth to birth. */
  public final long order;

  /** Epoch milliseconds at which it was made. */
  public final long at = System.currentTimeMillis();

  /** Name of the thread that made it. */
  public final String thread;

  /** Number of the thread that made it; unlike a name it does not change. */
  public final int threadNumber;

  /** The birth of the thread that made it; null where that has none. */
  public final @Nullable Birth maker;

  /** What must be closed to end it, where the JDK's own code told it; may have been collected. */
  public final @Nullable WeakReference<Object> owner;

  /** What is known of it by value, for example a {@link ProcessRecord}; never reaches the key. */
  public final @Nullable Object value;

  final int hash;
  private final int generation;
  @Nullable Birth next;

  // An Origin, a soft reference to one, a FrozenStack, or null for none. An Origin keeps the
  // classes
  // of its frames and their loaders alive, so a birth that outlives a collection gets a frozen
  // stack
  // instead. If two threads freeze it at once, both get the same result.
  private @Nullable Object stack;

  // Whether its stack is frozen, and those of all its makers.
  private boolean settled;

  Birth(
      Object key,
      int kind,
      int hash,
      long order,
      @Nullable ReferenceQueue<Object> queue,
      Thread current,
      @Nullable Birth maker,
      @Nullable Object owner,
      @Nullable Object value) {
    this(
        key,
        kind,
        hash,
        order,
        queue,
        current,
        maker,
        owner,
        value,
        Upkeep.holdsSoftly() ? new SoftReference<>(Origin.here()) : Origin.here());
  }

  /** The birth of what is no resource and only has a maker. */
  Birth(
      Object key,
      int kind,
      int hash,
      long order,
      ReferenceQueue<Object> queue,
      Thread current,
      @Nullable Birth maker) {
    this(key, kind, hash, order, queue, current, maker, null, null, null);
  }

  private Birth(
      Object key,
      int kind,
      int hash,
      long order,
      @Nullable ReferenceQueue<Object> queue,
      Thread current,
      @Nullable Birth maker,
      @Nullable Object owner,
      @Nullable Object value,
      @Nullable Object stack) {
    super(key, queue);
    this.stack = stack;
    this.kind = kind;
    this.hash = hash;
    this.order = order;
    this.thread = current.getName();
    this.threadNumber = Ledger.number(current);
    this.maker = maker == null || maker.generation < LONGEST_LINE ? maker : maker.maker;
    this.generation = this.maker == null ? 0 : this.maker.generation + 1;
    this.owner = owner == null ? null : new WeakReference<>(owner);
    this.value = value;
  }

  /**
   * Where it was made, innermost frame first, not to be changed; empty where that was not recorded,
   * or was given up when the heap was full.
   */
  public StackTraceElement[] frames() {
    return freeze(null).elements();
  }

  /**
   * The same without the agent's own frames: one list for all births that were made with the same
   * frames.
   */
  public List<StackTraceElement> trace() {
    return freeze(null).trace();
  }

  /**
   * Lets go of the classes of its frames, and of those of its makers' frames.
   *
   * @param held takes what keeps classes alive that somebody is still to ask about
   */
  void settle(List<Object> held) {
    for (Birth b = this; b != null && !b.settled; b = b.maker) {
      b.freeze(held);
    }
    settled = true;
  }

  /** Whether its stack is given up when the heap is full. */
  boolean mayLoseStack() {
    return stack instanceof SoftReference;
  }

  private FrozenStack freeze(@Nullable List<Object> held) {
    Object now = stack;
    if (now == null) {
      return FrozenStack.EMPTY;
    }
    if (now instanceof FrozenStack frozen) {
      return frozen;
    }
    Origin origin = now instanceof SoftReference<?> yields ? (Origin) yields.get() : (Origin) now;
    if (origin == null) {
      Ledger.loseStack();
      stack = FrozenStack.EMPTY;
      return FrozenStack.EMPTY;
    }
    int unseen = FrozenStack.unseen();
    FrozenStack frozen = FrozenStack.of(origin.getStackTrace());
    if (held != null && FrozenStack.unseen() != unseen) {
      held.add(origin);
    }
    stack = frozen;
    return frozen;
  }
}
