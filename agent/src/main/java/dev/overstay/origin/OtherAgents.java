package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.jdk.OlderThreads;
import dev.overstay.jdk.Threads;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.live.Live;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Resources that other Java agents of this JVM made: in calls from their {@code premain}, {@code
 * agentmain} or transformers, or on a thread that they made or had before this agent was started.
 * If the user's own code makes a resource there, it still belongs to the user: the innermost of the
 * two on the stack counts.
 */
@Late
public final class OtherAgents {
  private static final String INSTRUMENTATION = "sun.instrument.InstrumentationImpl";

  // The limit for a pool that was made by a thread of a pool, and so on.
  private static final int DEEPEST = 8;

  private final OwnCode ownCode;
  private final IdentityHashMap<Birth, Boolean> threads = new IdentityHashMap<>();
  private final IdentityHashMap<List<StackTraceElement>, @Nullable Boolean> stacks =
      new IdentityHashMap<>();

  /** Creates a check that recognizes the user's code with {@code ownCode}. */
  public OtherAgents(OwnCode ownCode) {
    this.ownCode = ownCode;
  }

  /** Whether another agent made it. */
  public boolean made(Live live) {
    Birth birth = live.birth;
    if (birth == null) {
      return live.kind.isThread() && OlderThreads.contains((Thread) live.key);
    }
    // Own code is only checked if there may be an agent, because that needs a list of all classes.
    return isOfAgent(birth, null, 0) && isOfAgent(birth, ownCode, 0);
  }

  /**
   * @param own recognizes the user's code; null if that is not checked yet
   */
  private boolean isOfAgent(Birth birth, @Nullable OwnCode own, int depth) {
    // A pool's thread is started by the first code that needs one, so it belongs to the pool's
    // owner.
    Object owner = depth == DEEPEST ? null : pool(birth);
    Birth pool = owner == null ? null : Ledger.find(owner);
    if (pool != null && pool != birth) {
      return isOfAgent(pool, own, depth + 1);
    }
    if (pool == null && owner instanceof ThreadPoolExecutor) {
      // Its threads are recorded with the pool. So the pool would have a birth if it were younger.
      return true;
    }
    Boolean byStack = own == null ? byStack(Frames.of(birth)) : byStack(Frames.of(birth), own);
    if (byStack != null) {
      return byStack;
    }
    Birth maker = birth.maker;
    if (maker == null) {
      return OlderThreads.contains(birth.threadNumber);
    }
    if (isShared(maker)) {
      return false;
    }
    return own == null ? isThreadOfAgent(maker, depth) : isOfAgent(maker, own, depth);
  }

  // Without own code, only the stack decides. Births with the same frames share one list.
  private @Nullable Boolean byStack(List<StackTraceElement> frames) {
    if (stacks.containsKey(frames)) {
      return stacks.get(frames);
    }
    Boolean answer = byStack(frames, null);
    stacks.put(frames, answer);
    return answer;
  }

  /** Whether its stack shows that an agent made it; null if the stack does not decide that. */
  private static @Nullable Boolean byStack(List<StackTraceElement> frames, @Nullable OwnCode own) {
    boolean jdkOnly = true;
    for (StackTraceElement frame : frames) {
      String type = frame.getClassName();
      if (type.equals(INSTRUMENTATION)) {
        return true;
      }
      boolean jdk = Frames.isJdk(frame);
      if (own != null && !jdk && own.isOwn(type)) {
        return false;
      }
      // Objects that the JDK makes once for the whole JVM are used by all code.
      if (jdkOnly && jdk && frame.getMethodName().equals("<clinit>")) {
        return false;
      }
      jdkOnly &= jdk;
    }
    return null;
  }

  /** The same for a thread; cached, because the thread may have made many other resources. */
  private boolean isThreadOfAgent(Birth thread, int depth) {
    Boolean known = threads.get(thread);
    if (known == null) {
      known = isOfAgent(thread, null, depth);
      threads.put(thread, known);
    }
    return known;
  }

  /** The pool to which a thread belongs; null if it does not belong to one. */
  private static @Nullable Object pool(Birth birth) {
    return birth.get() instanceof ForkJoinWorkerThread worker
        ? Threads.pool(worker)
        : birth.owner == null ? null : birth.owner.get();
  }

  /** Whether it is a thread of the common pool, or may have been one while it was alive. */
  private static boolean isShared(Birth thread) {
    Object key = thread.get();
    if (key instanceof ForkJoinWorkerThread worker) {
      return Threads.pool(worker) == ForkJoinPool.commonPool();
    }
    if (key == null) {
      for (StackTraceElement frame : Frames.of(thread)) {
        if (frame.getClassName().equals("java.util.concurrent.ForkJoinPool")
            && frame.getMethodName().equals("createWorker")) {
          return true;
        }
      }
    }
    return false;
  }
}
