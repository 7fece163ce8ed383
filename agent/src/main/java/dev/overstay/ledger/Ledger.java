package dev.overstay.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was born and not yet seen dead. */
public final class Ledger {
  private static final int SHARDS = 64;
  // From so many on, a look at all of them takes half a second of CPU. A large suite may well have
  // a thousand, and its exit is looked at twice: if the second is late, the first is said.
  private static final int MANY = 4_000;
  private static final Shard[] shards = new Shard[SHARDS];
  private static final AtomicLong born = new AtomicLong();
  private static final AtomicLong dropped = new AtomicLong();
  private static final AtomicLong lostStacks = new AtomicLong();
  private static final AtomicLong virtualThreads = new AtomicLong();
  private static final @Nullable Class<?> stop = stop();
  // Two threads at the end of their stacks at once may count one.
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
   * @param kind index of the kind of threads, so that a birth can name its maker
   */
  public static void prepare(int kind) {
    threadKind = kind;
    // What the probes use must be loaded by now: loading it inside a probe would call the weaver.
    Thread current = Thread.currentThread();
    new Birth(current, kind, 0, 0, null, current, find(current, kind), current, null).clear();
    new Birth(current, kind, 0, 0, shards[0].queue, current, null).clear();
  }

  /** The same for files; any probe may find that one was lost. */
  public static void prepareFiles() {
    Thread current = Thread.currentThread();
    FileRecord none = new FileRecord("", "");
    new Birth(current, 0, 0, 0, null, current, null, null, none).clear();
    LostBirths.all();
  }

  /** Records a birth; a second one of the same kind and key is none. */
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
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    Birth birth =
        new Birth(
            key, kind, hash, born.incrementAndGet(), shard.queue, current, maker, owner, value);
    shard.add(birth, key);
    if (testsRun && kind == threadKind) {
      Survivors.born(birth);
    }
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
  }

  /**
   * Records who started a virtual thread while tests run, so that what it makes is theirs: no
   * stack, and nothing that a snapshot lists.
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

  /** Tests are told of from now on. */
  static void testsRun() {
    testsRun = true;
  }

  /** Records the birth of what lasts, kept until it is over; {@code key} stands for it. */
  public static void addLasting(Object key, int kind, Lasting value) {
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    if (Upkeep.isWaiting()) {
      Upkeep.begin();
    }
    LastingBirths.add(
        new Birth(key, kind, 0, born.incrementAndGet(), null, current, maker, null, value));
  }

  /** Forgets a birth: its maker has taken it back. */
  public static void forget(@Nullable Object key, int kind) {
    if (key != null) {
      int hash = System.identityHashCode(key);
      shards[hash & (SHARDS - 1)].forget(key, kind, hash);
    }
  }

  /**
   * Lets go of the birth of a thread that is about to end, before the collector copies it: it would
   * do so once with each, for threads that live for a moment. Whether a thread lives is asked.
   */
  public static void forgetThread(Thread thread) {
    forget(thread, threadKind);
  }

  /** The birth of {@code key} as a resource of {@code kind}; null where it has none. */
  public static @Nullable Birth find(Object key, int kind) {
    int hash = System.identityHashCode(key);
    return shards[hash & (SHARDS - 1)].find(key, kind, hash);
  }

  /** The birth of {@code key}, of whatever kind; null where it has none. */
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

  /** Whether thousands of births are there, so that a look at all of them takes long. */
  public static boolean hasMany() {
    int size = 0;
    for (Shard shard : shards) {
      size += shard.size();
    }
    return isMany(size);
  }

  /** Whether so many resources are thousands. */
  public static boolean isMany(int resources) {
    return resources >= MANY;
  }

  /** Takes out the births of what was collected. */
  static void expunge() {
    for (Shard shard : shards) {
      shard.expunge();
    }
  }

  /** How many births were ever recorded. */
  public static long tracked() {
    long tracked = LastingBirths.tracked();
    for (Shard shard : shards) {
      tracked += shard.added();
    }
    return tracked;
  }

  /** The birth of the current thread; null where it has none, like main. */
  static @Nullable Birth currentThread() {
    return find(Thread.currentThread(), threadKind);
  }

  /** What the present thread does now, told like a birth that nobody keeps. */
  public static Birth event() {
    Thread current = Thread.currentThread();
    Birth maker = find(current, threadKind);
    long order = born.incrementAndGet();
    return new Birth(current, threadKind, 0, order, null, current, maker, null, null);
  }

  /**
   * The number of a thread. Not its id: a user's class may override {@code getId()}, and take a
   * lock there that somebody holds while waiting for the thread.
   */
  public static int number(Thread thread) {
    return System.identityHashCode(thread);
  }

  /** A number that no birth has, for a resource without one. */
  public static long nextOrder() {
    return born.incrementAndGet();
  }

  /** How many births were lost to an error in the probe, for example for want of memory. */
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

  public static void countVirtualThread() {
    virtualThreads.incrementAndGet();
  }

  /** A birth was lost to this error. One by which the thread is stopped is the user's. */
  public static void drop(Throwable error) {
    count(error);
    passOn(error);
  }

  /**
   * Counts an error of a probe. Where the stack is used up, counting takes no further frame: an
   * error of the agent's own would go to the user's code.
   */
  public static void count(Throwable error) {
    if (error instanceof StackOverflowError) {
      overflows++;
    } else {
      dropped.incrementAndGet();
    }
  }

  /** Throws on what is the user's: the error by which one thread stops another, before JDK 20. */
  public static void passOn(Throwable error) {
    if (!(error instanceof VirtualMachineError) && error.getClass() == stop) {
      throw (Error) error;
    }
  }

  private static @Nullable Class<?> stop() {
    try {
      return Class.forName("java.lang.ThreadDeath", false, null);
    } catch (ClassNotFoundException e) {
      // A JDK in which no thread can be stopped any more.
      return null;
    }
  }
}
