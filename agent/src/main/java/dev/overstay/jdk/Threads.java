package dev.overstay.jdk;

import dev.overstay.base.AgentThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's data about threads. A class of the user may override {@code getId}, {@code getState},
 * {@code hashCode} and others, with methods that throw or never return. For its threads, private
 * fields are read, and none of its methods are called.
 */
public final class Threads {
  private static final String THREAD = "java.lang.Thread";
  private static final String WORKER = "java.util.concurrent.ForkJoinWorkerThread";
  private static final int LAST_WITH_OWN_IDS = 18;
  // The JVM pauses while it takes stacks: on JDK 17 for 2.2 s if it takes 10,000 at once, but for
  // 0.3 s in total in portions of this size.
  private static final int PORTION = 256;

  // As in jdk.internal.misc.VM.
  private static final int ALIVE = 0x0001;
  private static final int TERMINATED = 0x0002;
  private static final int RUNNABLE = 0x0004;
  private static final int BLOCKED = 0x0400;
  private static final int WAITING = 0x0010;
  private static final int TIMED_WAITING = 0x0020;

  private Threads() {}

  /** All live platform threads with their stacks. */
  public static List<Map.Entry<Thread, StackTraceElement[]>> all() {
    @Nullable Thread[] listed = ThreadList.now();
    if (listed.length <= PORTION && !anyOfUsers(listed)) {
      try {
        return new ArrayList<>(Thread.getAllStackTraces().entrySet());
      } catch (RuntimeException | Error e) {
        // A user's thread has been started since then, and its hashCode() throws.
        if (e instanceof VirtualMachineError) {
          throw e;
        }
      }
    }
    List<Map.Entry<Thread, StackTraceElement[]>> all = inPortions();
    return all == null ? new ArrayList<>(Thread.getAllStackTraces().entrySet()) : all;
  }

  /** The same, in portions; null if this JDK does not support that. */
  private static @Nullable List<Map.Entry<Thread, StackTraceElement[]>> inPortions() {
    @Nullable Thread[] known = ThreadList.known();
    if (known == null) {
      return null;
    }
    List<Map.Entry<Thread, StackTraceElement[]>> all = new ArrayList<>(known.length);
    // Thousands of threads have few distinct stacks: 3,000 stacks of 200 frames fill a heap of 100
    // MB.
    Map<List<StackTraceElement>, StackTraceElement[]> same = new HashMap<>();
    for (int from = 0; from < known.length; from += PORTION) {
      Thread[] some = Arrays.copyOfRange(known, from, Math.min(from + PORTION, known.length));
      if (!(PrivateFields.callStatic(THREAD, "dumpThreads", (Object) some)
          instanceof StackTraceElement[][] dumped)) {
        return null;
      }
      for (int i = 0; i < some.length; i++) {
        // A thread that has ended since then has no stack.
        if (dumped[i] != null) {
          StackTraceElement[] before = same.putIfAbsent(Arrays.asList(dumped[i]), dumped[i]);
          all.add(Map.entry(some[i], before == null ? dumped[i] : before));
        }
      }
    }
    return all;
  }

  // The JDK's map calls hashCode() on each thread.
  private static boolean anyOfUsers(@Nullable Thread[] threads) {
    for (Thread thread : threads) {
      if (thread != null && isUsers(thread)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether {@code java.management} would call a user's method for the locks of threads: up to JDK
   * 18 it calls {@code getId()}.
   */
  public static boolean managementAsksUsers() {
    if (Runtime.version().feature() > LAST_WITH_OWN_IDS) {
      return false;
    }
    for (Thread thread : ThreadList.now()) {
      if (thread != null && isUsers(thread) && hasOwnId(thread.getClass())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOwnId(Class<?> type) {
    try {
      return type.getMethod("getId").getDeclaringClass() != Thread.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return true;
    }
  }

  /** Whether it is one of the agent's own threads. */
  public static boolean isAgents(Thread thread) {
    return thread instanceof AgentThread;
  }

  /** How many platform threads are live; those that the JVM hides are not counted. */
  public static int count() {
    int count = 0;
    for (Thread thread : ThreadList.now()) {
      count += thread == null ? 0 : 1;
    }
    return count;
  }

  private static boolean isUsers(Thread thread) {
    return UserClasses.isUsers(thread.getClass());
  }

  /** The id that the JVM has given to a thread. */
  // Thread.threadId() is 19+.
  @SuppressWarnings({"deprecation", "ThreadId"})
  public static long id(Thread thread) {
    return isUsers(thread) && PrivateFields.field(thread, THREAD, "tid") instanceof Long id
        ? id
        : thread.getId();
  }

  /** The state of a thread, as the JVM sees it. */
  public static Thread.State state(Thread thread) {
    if (!isUsers(thread)) {
      return thread.getState();
    }
    Object status = PrivateFields.field(thread, THREAD, "threadStatus");
    if (status == null) {
      // From JDK 19 on.
      Object holder = PrivateFields.field(thread, THREAD, "holder");
      status = PrivateFields.field(holder, "java.lang.Thread$FieldHolder", "threadStatus");
    }
    return status instanceof Integer bits ? state(bits) : thread.getState();
  }

  private static Thread.State state(int bits) {
    if ((bits & RUNNABLE) != 0) {
      return Thread.State.RUNNABLE;
    }
    if ((bits & BLOCKED) != 0) {
      return Thread.State.BLOCKED;
    }
    if ((bits & WAITING) != 0) {
      return Thread.State.WAITING;
    }
    if ((bits & TIMED_WAITING) != 0) {
      return Thread.State.TIMED_WAITING;
    }
    if ((bits & TERMINATED) != 0) {
      return Thread.State.TERMINATED;
    }
    return (bits & ALIVE) == 0 ? Thread.State.NEW : Thread.State.RUNNABLE;
  }

  /** The stack of a thread; empty if it does not run. */
  public static StackTraceElement[] stack(Thread thread) {
    if (!isUsers(thread)) {
      return thread.getStackTrace();
    }
    if (!thread.isAlive()) {
      return new StackTraceElement[0];
    }
    Object dumped = PrivateFields.callStatic(THREAD, "dumpThreads", (Object) new Thread[] {thread});
    if (dumped instanceof StackTraceElement[][] stacks) {
      return stacks[0] == null ? new StackTraceElement[0] : stacks[0];
    }
    return thread.getStackTrace();
  }

  /** The context class loader of a thread; null if it has none or if the JDK does not reveal it. */
  public static @Nullable ClassLoader contextClassLoader(Thread thread) {
    return isUsers(thread)
        ? (ClassLoader) PrivateFields.field(thread, THREAD, "contextClassLoader")
        : thread.getContextClassLoader();
  }

  /** The pool that a worker belongs to. */
  public static @Nullable ForkJoinPool pool(ForkJoinWorkerThread worker) {
    return isUsers(worker)
            && PrivateFields.field(worker, WORKER, "pool") instanceof ForkJoinPool pool
        ? pool
        : worker.getPool();
  }
}
