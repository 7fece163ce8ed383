package dev.overstay.attribution;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Facts that follow from a birth's stack and thread alone. */
@Late
final class Traces {
  private Traces() {}

  /** The class that encloses a nested one; empty if the class is not nested. */
  static String enclosing(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('$')));
  }

  /** Whether a method of this name is the test's, or a lambda of it: javac's lambda$test$0. */
  static boolean isOf(String method, String test) {
    int parameters = test.indexOf('[');
    String name = parameters < 0 ? test : test.substring(0, parameters);
    return method.equals(name) || method.startsWith("lambda$" + name + "$");
  }

  /** Whether this thread belongs to a pool. */
  static boolean isOfPool(Birth worker) {
    return worker.owner != null || worker.get() instanceof ForkJoinWorkerThread;
  }

  /** The birth of its pool; null if that is not known or is the common pool. */
  static @Nullable Birth pool(Birth worker) {
    Object pool = worker.owner == null ? null : worker.owner.get();
    if (worker.get() instanceof ForkJoinWorkerThread thread) {
      pool = thread.getPool();
    }
    return pool == null || pool == ForkJoinPool.commonPool() ? null : Ledger.find(pool);
  }

  /** Whether a scheduled task made it: the test that runs at that time did not request it. */
  static boolean isScheduled(Birth birth) {
    for (StackTraceElement frame : birth.frames()) {
      if (frame.getClassName().startsWith("java.util.concurrent.ScheduledThreadPoolExecutor")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it is shared: made in a static initializer or for Spring's cache of contexts. The first
   * test that needs it is not to blame for it.
   */
  static boolean isShared(@Nullable Birth birth) {
    if (birth != null) {
      for (StackTraceElement frame : birth.frames()) {
        String module = frame.getModuleName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        if ((frame.getMethodName().equals("<clinit>") && !jdk)
            || frame.getClassName().startsWith("org.springframework.test.context.cache.")) {
          return true;
        }
      }
    }
    return false;
  }
}
