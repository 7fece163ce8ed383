package dev.overstay.origin;

import dev.overstay.jdk.Rmi;
import dev.overstay.jdk.Threads;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import dev.overstay.snapshot.Runners;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** What lives by design and is never a finding: the JVM's own, the runner's own, the exit's own. */
public final class Noise {
  private static final int BY_MAKER = 0;
  private static final int BY_RUNNER = 1;
  private static final int BY_CLASS_LOADER = 2;
  private static final int BY_RMI = 3;
  private static final int IN_MAVEN = 4;
  private static final int BY_EXEC = 5;
  private static final int BY_TESTCONTAINERS = 6;

  private Noise() {}

  /** What a stack alone says; asked once of each. */
  static boolean says(int question, List<StackTraceElement> frames) {
    return switch (question) {
      case BY_MAKER -> byMaker(frames, false);
      case BY_RUNNER -> byMaker(frames, true);
      case BY_CLASS_LOADER -> byClassLoader(frames);
      case BY_RMI -> isByRmi(frames);
      case IN_MAVEN -> isInMaven(frames, false);
      case BY_EXEC -> isInMaven(frames, true);
      default -> isOfTestcontainers(frames);
    };
  }

  /**
   * Whether {@code live} is never a finding.
   *
   * @param runners whether what a runner made is its own affair
   * @param stacks what is known of stacks so far
   */
  public static boolean is(Live live, boolean runners, KnownStacks stacks) {
    if (live.isNobodys()) {
      return true;
    }
    if (live.kind == Kinds.THREAD && (isJvmThread(live) || exits(live.stack))) {
      return true;
    }
    if (live.birth == null) {
      // Made before the agent or by native code: only what can hold something is worth telling.
      return live.kind == Kinds.THREAD && ((Thread) live.key).isDaemon();
    }
    if (live.kind == Kinds.SHUTDOWN_HOOK) {
      return halts(live.stack);
    }
    List<StackTraceElement> frames = Frames.of(live.birth);
    return stacks.answer(runners ? BY_RUNNER : BY_MAKER, frames)
        || stacks.answer(BY_CLASS_LOADER, frames)
        || (live.kind == Kinds.FILE && byTheJdkAlone(live.birth))
        || (stacks.answer(BY_RMI, frames) && isIdleRmi(live))
        || isMavens(live.birth, stacks)
        || (!live.kind.outlives() && stacks.answer(BY_TESTCONTAINERS, frames));
  }

  private static boolean isJvmThread(Live live) {
    Thread thread = (Thread) live.key;
    String type = thread.getClass().getName();
    ThreadGroup group = thread.getThreadGroup();
    String name = thread.getName();
    // The second carries virtual threads.
    if (type.endsWith(".InnocuousThread")
        || type.endsWith(".CarrierThread")
        || type.equals("java.util.concurrent.DelayScheduler")) {
      return true;
    }
    if (group != null && group.getParent() == null && thread.isDaemon()) {
      return true;
    }
    if (name.equals("DestroyJavaVM") || (live.birth == null && isMain(name, group))) {
      return true;
    }
    return thread instanceof ForkJoinWorkerThread worker
        && Threads.pool(worker) == ForkJoinPool.commonPool();
  }

  /** The thread that ends the JVM is still there while it does. */
  public static boolean exits(StackTraceElement @Nullable [] stack) {
    return isInShutdown(stack, "");
  }

  private static boolean isInShutdown(StackTraceElement @Nullable [] stack, String method) {
    if (stack != null) {
      for (StackTraceElement frame : stack) {
        if (frame.getClassName().equals("java.lang.Shutdown")
            && frame.getMethodName().startsWith(method)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A hook that ends the JVM itself does not hold it. */
  private static boolean halts(StackTraceElement @Nullable [] stack) {
    return isInShutdown(stack, "halt");
  }

  /** Whether it is the main thread, and does not exit. */
  public static boolean isRunningMain(Live live) {
    return live.kind == Kinds.THREAD
        && live.birth == null
        && isMain(live.name(), ((Thread) live.key).getThreadGroup())
        && !exits(live.stack);
  }

  // The launcher's main thread is in the group "main" and was started by nobody.
  private static boolean isMain(String name, @Nullable ThreadGroup group) {
    return name.equals("main") && group != null && group.getName().equals("main");
  }

  /**
   * A hook's thread is started by the JVM's shutdown; a pool below a static initialiser of the JDK
   * serves the JVM for life; what a runner makes with the JDK's help is its own affair.
   */
  private static boolean byMaker(List<StackTraceElement> frames, boolean runners) {
    boolean jdkOnly = true;
    for (StackTraceElement frame : frames) {
      boolean jdk = Frames.isJdk(frame);
      if (jdk
          && (frame.getClassName().equals("java.lang.ApplicationShutdownHooks") || caches(frame))) {
        return true;
      }
      if (jdk && jdkOnly && frame.getMethodName().equals("<clinit>")) {
        return true;
      }
      if (!jdk && jdkOnly && runners && isRunner(frame)) {
        return true;
      }
      jdkOnly &= jdk;
    }
    return false;
  }

  /**
   * The JDK's own class loaders hold what is on the class path for as long as the JVM lives. The
   * {@code URLClassLoader} that somebody made opens its jars by the same classes, and can be
   * closed.
   */
  private static boolean byClassLoader(List<StackTraceElement> frames) {
    boolean loads = false;
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (!Frames.isBase(frame)) {
        return loads;
      }
      if (name.startsWith("jdk.internal.loader.")) {
        loads = true;
      } else if (loads && !name.equals("java.security.AccessController")) {
        return !name.startsWith("java.net.URLClassLoader");
      }
    }
    return loads;
  }

  /**
   * Maven's own JVM makes things for itself, a connection to a repository for example; what a main
   * makes there stands below the goal that runs it.
   */
  private static boolean isMavens(Birth birth, KnownStacks stacks) {
    for (Birth b = birth; b != null; b = b.maker) {
      List<StackTraceElement> frames = Frames.of(b);
      if (stacks.answer(IN_MAVEN, frames)) {
        return !stacks.answer(BY_EXEC, frames);
      }
    }
    return false;
  }

  private static boolean isInMaven(List<StackTraceElement> frames, boolean byExec) {
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (name.startsWith("org.codehaus.mojo.exec.")) {
        return true;
      }
      if (name.equals("org.codehaus.plexus.classworlds.launcher.Launcher")) {
        return !byExec;
      }
    }
    return false;
  }

  /** No code but the JDK's took part, on no thread before: a recording by JFR, for example. */
  private static boolean byTheJdkAlone(Birth birth) {
    for (Birth b = birth; b != null; b = b.maker) {
      for (StackTraceElement frame : Frames.of(b)) {
        if (!Frames.isJdk(frame)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * What the JDK keeps for itself and nobody can close: idle HTTP connections, fonts, the default
   * port.
   */
  private static boolean caches(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.net.www.http.")
        || frame.getClassName().startsWith("sun.font.")
        || (frame.getClassName().startsWith("sun.nio.ch.")
            && frame.getMethodName().equals("defaultEventPort"));
  }

  /** RMI keeps its connections for later calls, and closes them by itself; nobody else can. */
  private static boolean isIdleRmi(Live live) {
    return live.kind == Kinds.SOCKET
        || (live.kind == Kinds.SERVER_SOCKET && Rmi.isIdlePort(live.key));
  }

  private static boolean isByRmi(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().startsWith("sun.rmi.transport.")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What Testcontainers made for itself, and nobody can close: the client of the engine, the line
   * to its reaper, its threads. Containers and processes are the user's.
   */
  private static boolean isOfTestcontainers(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      String name = frame.getClassName();
      if (name.startsWith("org.testcontainers.") || name.startsWith("org.rnorth.ducttape.")) {
        return true;
      }
      if (!Frames.isJdk(frame) && !name.startsWith("com.github.dockerjava.")) {
        return false;
      }
    }
    return false;
  }

  /** Whether any hook can close what the user made: neither the JDK's nor the runner's own. */
  public static boolean canBeClosedBy(List<Live> hooks) {
    for (Live hook : hooks) {
      if (hook.birth == null || !isHookOfRunnerOrJdk(hook.birth)) {
        return true;
      }
    }
    return false;
  }

  /** The same, by their births. */
  public static boolean canBeClosedByHooks(List<Birth> hooks) {
    for (Birth hook : hooks) {
      if (!isHookOfRunnerOrJdk(hook)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the JDK or the runner registered a hook, for whatever reason the user gave them. */
  private static boolean isHookOfRunnerOrJdk(Birth hook) {
    for (StackTraceElement frame : Frames.of(hook)) {
      String name = frame.getClassName();
      if (!name.equals("java.lang.Runtime") && !name.equals("java.lang.ApplicationShutdownHooks")) {
        return Frames.isJdk(frame) || isRunner(frame);
      }
    }
    return true;
  }

  public static boolean isRunner(StackTraceElement frame) {
    return Runners.owns(frame.getClassName());
  }
}
