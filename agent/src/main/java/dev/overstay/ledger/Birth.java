package dev.overstay.ledger;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
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

  /** Where it was made. */
  public final Origin origin;

  /** Grows from birth to birth. */
  public final long order;

  /** Epoch milliseconds at which it was made. */
  public final long at = System.currentTimeMillis();

  /** Name of the thread that made it. */
  public final String thread;

  /** Number of the thread that made it; unlike a name it does not change. */
  public final long threadNumber;

  /** The birth of the thread that made it; null where that has none. */
  public final @Nullable Birth maker;

  /** What must be closed to end it, where the JDK's own code told it; may have been collected. */
  public final @Nullable WeakReference<Object> owner;

  /** What is known of it by value, for example a {@link ProcessRecord}; never reaches the key. */
  public final @Nullable Object value;

  final int hash;
  private final int generation;
  @Nullable Birth next;

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
    this(key, kind, hash, order, queue, current, maker, owner, value, Origin.here());
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
    this(key, kind, hash, order, queue, current, maker, null, null, Origin.none());
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
      Origin origin) {
    super(key, queue);
    this.origin = origin;
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
}
