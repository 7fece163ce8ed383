package dev.overstay.ledger;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that one resource was made: its key, held weakly and by identity, the stack, the thread
 * and the time. The record is the weak reference itself and never refers to its key, so the ledger
 * keeps nothing alive.
 */
public final class Birth extends WeakReference<Object> {
  // In a pool where each thread starts the next, a record of each thread would otherwise be kept.
  private static final int LONGEST_LINE = 16;

  /** Index of the kind. */
  public final int kind;

  /** Increases from birth to birth. */
  public final long order;

  /** Epoch milliseconds at which it was made. */
  public final long at = System.currentTimeMillis();

  /** Name of the thread that made it. */
  public final String thread;

  /** Number of the thread that made it; unlike a name it does not change. */
  public final int threadNumber;

  /** The birth of the thread that made it; null if that thread has no birth. */
  public final @Nullable Birth maker;

  /**
   * The object to close in order to end it, if the JDK's own code reported one; may have been
   * collected.
   */
  public final @Nullable WeakReference<Object> owner;

  /**
   * Facts about it that are kept by value, for example a {@link ProcessRecord}; never refer to the
   * key.
   */
  public final @Nullable Object value;

  final int hash;
  private final int generation;
  @Nullable Birth next;

  // An Origin, a soft reference to one, a FrozenStack, or null if there is no stack. An Origin
  // keeps the classes of its frames and their loaders alive, so a birth that outlives a collection
  // gets a frozen stack instead. If two threads freeze it at once, both get the same result.
  private @Nullable Object stack;

  // Whether its stack and the stacks of all its makers are frozen.
  private boolean settled;
  private boolean closed;

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

  /** Creates the birth of an object that is not a resource and only has a maker. */
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
   * The stack where it was made, innermost frame first, which must not be changed; empty if it was
   * not recorded, or was given up when the heap was full.
   */
  public StackTraceElement[] frames() {
    return freeze(null).elements();
  }

  /**
   * The same stack without the agent's own frames: one shared list for all births with the same
   * frames.
   */
  public List<StackTraceElement> trace() {
    return freeze(null).trace();
  }

  /**
   * Releases the classes of its frames, and of its makers' frames.
   *
   * @param held receives objects that keep classes alive until a caller has asked about these
   *     classes
   */
  void settle(List<Object> held) {
    for (Birth b = this; b != null && !b.settled; b = b.maker) {
      b.freeze(held);
    }
    settled = true;
  }

  /** Notes that it was closed or asked to end. */
  void close() {
    closed = true;
  }

  /** Whether it was closed or asked to end, as far as that is recorded. */
  boolean isClosed() {
    return closed;
  }

  /** Whether its stack is given up if the heap is full. */
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
      // If it may be given up when the heap is full, it still may.
      held.add(now);
    }
    stack = frozen;
    return frozen;
  }
}
