package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The births of resources that have not been seen dead yet. */
public final class Ledger {
  private static final int SHARDS = 64;
  // With this many births, a snapshot takes half a second of CPU. A large suite may well have a
  // thousand, and two snapshots are taken at its exit. If the second is late, the first is
  // reported.
  private static final int MANY = 4_000;
  private static final Shard[] shards = new Shard[SHARDS];
  private static final AtomicLong born = new AtomicLong();
  private static final AtomicLong dropped = new AtomicLong();
  private static final AtomicLong lostStacks = new AtomicLong();
  private static final AtomicLong virtualThreads = new AtomicLong();
  private static final @Nullable Class<?> stop = stop();
  // If two threads overflow their stacks at the same time, only one may be counted.
  private static int overflows;
  private static volatile int threadKind;
  private static volatile boolean testsRun;

  static {
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new Shard();
    }
  }

  private Ledger() {}

  /**
   * Makes the ledger ready before the first class is woven.
   *
   * @param kind index of the kind of threads, so that a birth can refer to its maker
   */
  public static void prepare(int kind) {
    threadKind = kind;
    // Classes that the probes use must be loaded by now: loading one inside a probe would call the
    // weaver.
    Thread current = Thread.currentThread();
    new Birth(current, kind, 0, 0, null, current, find(current, kind), current, null).clear();
    new Birth(current, kind, 0, 0, shards[0].queue, current, null).clear();
    Closings.dropped(null);
    new Closings.Closing(event(), event());
  }

  /** Does the same for files, because any probe may find that a file was lost. */
  public static void prepareFiles() {
    Thread current = Thread.currentThread();
    FileRecord none = new FileRecord("", "");
    new Birth(current, 0, 0, 0, null, current, null, null, none).clear();
    LostBirths.all();
  }

  /** Records a birth. A second birth of the same kind and key is ignored. */
  public static void add(
      @Nullable Object key, int kind, @Nullable Object owner, @Nullable Object value) {
    if (key == null) {
      return;
    }
    int hash = System.identityHashCode(key);
    Shard shard = shards[hash & (SHARDS - 1)];
    if (shard.find(key, kind, hash) != null) {
      return;
    }
    // Otherwise the first birth would keep the classes on its stack alive, until it is frozen.
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    Birth birth =
        new Birth(
            key, kind, hash, born.incrementAndGet(), shard.queue, current, maker, owner, value);
    shard.add(birth, key);
    if (testsRun && kind == threadKind) {
      OutlivingThreads.born(birth);
    }
  }

  /**
   * Records which thread started a virtual thread while tests run, so that the resources that it
   * makes are attributed to them. The record has no stack, and no snapshot lists it.
   */
  public static void addLine(Object virtualThread) {
    if (testsRun) {
      int hash = System.identityHashCode(virtualThread);
      Shard shard = shards[hash & (SHARDS - 1)];
      Thread current = Thread.currentThread();
      Birth maker = find(current, threadKind);
      long order = born.incrementAndGet();
      shard.addUncounted(
          new Birth(virtualThread, threadKind, hash, order, shard.queue, current, maker),
          virtualThread);
    }
  }

  /** Notes that tests are reported from now on. */
  static void testsRun() {
    testsRun = true;
  }

  /**
   * Records the birth of a process or container, and keeps it until that is over. {@code key}
   * represents it.
   */
  public static void addLasting(Object key, int kind, Lasting value) {
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
    KeptBirths.add(
        new Birth(key, kind, 0, born.incrementAndGet(), null, current, maker, null, value));
  }

  /** Drops a birth, because the resource was taken back. */
  public static void forget(@Nullable Object key, int kind) {
    if (key != null) {
      int hash = System.identityHashCode(key);
      Closings.dropped(shards[hash & (SHARDS - 1)].forget(key, kind, hash));
    }
  }

  /** Records that a resource is asked to end. It still has its birth, because it may not end. */
  public static void askedToEnd(@Nullable Object key, int kind) {
    Birth birth = key == null ? null : find(key, kind);
    if (birth != null) {
      Closings.add(birth);
    }
  }

  /** Records that a thread is interrupted, once the JVM's exit has begun. */
  public static void interrupted(Thread thread) {
    Birth birth = Closings.isExiting() ? find(thread, threadKind) : null;
    if (birth != null && !birth.isClosed()) {
      Closings.add(birth);
    }
  }

  /**
   * Drops the birth of a thread that is about to end, before the collector copies it. The collector
   * would copy each birth once, even if its thread lives only for a moment. Whether a thread is
   * live is always asked of the thread.
   */
  public static void forgetThread(Thread thread) {
    forget(thread, threadKind);
  }

  /** The birth of {@code key} as a resource of {@code kind}; null if it has no birth. */
  public static @Nullable Birth find(Object key, int kind) {
    int hash = System.identityHashCode(key);
    return shards[hash & (SHARDS - 1)].find(key, kind, hash);
  }

  /** The birth of {@code key}, of any kind; null if it has no birth. */
  public static @Nullable Birth find(Object key) {
    int hash = System.identityHashCode(key);
    return shards[hash & (SHARDS - 1)].find(key, Shard.ANY, hash);
  }

  /** Every birth whose key was not collected, in no order. */
  public static List<Birth> births() {
    List<Birth> births = new ArrayList<>();
    for (Shard shard : shards) {
      shard.copyTo(births);
    }
    return births;
  }

  /** Whether there are thousands of births, so that a snapshot of all of them takes long. */
  public static boolean hasMany() {
    int size = 0;
    for (Shard shard : shards) {
      size += shard.size();
    }
    return isMany(size);
  }

  /** Whether this number of resources counts as many. */
  public static boolean isMany(int resources) {
    return resources >= MANY;
  }

  /** Removes the births of collected objects. */
  static void expunge() {
    for (Shard shard : shards) {
      shard.expunge();
    }
  }

  /** How many births were ever recorded. */
  public static long tracked() {
    long tracked = KeptBirths.tracked();
    for (Shard shard : shards) {
      tracked += shard.added();
    }
    return tracked;
  }

  /** The birth of the current thread; null if it has no birth, like main. */
  static @Nullable Birth currentThread() {
    return find(Thread.currentThread(), threadKind);
  }

  /** Creates a birth for what the current thread does now, without recording it. */
  public static Birth event() {
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    long order = born.incrementAndGet();
    return new Birth(current, threadKind, 0, order, null, current, maker, null, null);
  }

  /**
   * The number of a thread. This is not its id: a user's class may override {@code getId()} and
   * take a lock that another thread holds while it waits for this thread.
   */
  public static int number(Thread thread) {
    return System.identityHashCode(thread);
  }

  /** A number that no birth has, for a resource without one. */
  public static long nextOrder() {
    return born.incrementAndGet();
  }

  /** How many births were lost to an error in the probe, for example to a lack of memory. */
  public static long dropped() {
    return dropped.get() + overflows;
  }

  /** How many births were found without their stack, which was given up when the heap was full. */
  public static long lostStacks() {
    return lostStacks.get();
  }

  static void loseStack() {
    lostStacks.incrementAndGet();
  }

  /** How many virtual threads were started and only counted. */
  public static long virtualThreads() {
    return virtualThreads.get();
  }

  /** Counts a virtual thread that is being started. */
  public static void countVirtualThread() {
    virtualThreads.incrementAndGet();
  }

  /**
   * Counts a birth that was lost to this error. If the error is the user's, because it stops the
   * thread, it is thrown again.
   */
  public static void drop(Throwable error) {
    count(error);
    passOn(error);
  }

  /**
   * Counts an error of a probe. After a stack overflow, counting must not need another frame,
   * because a second error would reach the user's code.
   */
  public static void count(Throwable error) {
    if (error instanceof StackOverflowError) {
      overflows++;
    } else {
      dropped.incrementAndGet();
    }
  }

  /** Throws the user's error again, by which one thread stops another; only before JDK 20. */
  public static void passOn(Throwable error) {
    if (!(error instanceof VirtualMachineError) && error.getClass() == stop) {
      throw (Error) error;
    }
  }

  private static @Nullable Class<?> stop() {
    try {
      return Class.forName("java.lang.ThreadDeath", false, null);
    } catch (ClassNotFoundException e) {
      // In this JDK, a thread cannot be stopped any more.
      return null;
    }
  }
}
