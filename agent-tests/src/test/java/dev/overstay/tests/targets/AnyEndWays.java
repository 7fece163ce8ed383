package dev.overstay.tests.targets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The ways to end of {@link AnyEnd}, each made ready before anything is used up. */
final class AnyEndWays {
  private static final int FIRST_WITH_LOG = 21;
  private static final long BOUND_NANOS = 10_000_000_000L;

  private AnyEndWays() {}

  /** Ends the JVM, or makes it end. */
  interface Way {
    void end() throws Exception;
  }

  static Way of(String name) throws Exception {
    if (!name.equals("exit-broken")) {
      load();
    }
    return switch (name) {
      case "return" -> () -> {};
      case "exit" -> () -> System.exit(5);
      case "exit-negative" -> () -> System.exit(-1);
      case "exit-high" -> () -> System.exit(263);
      case "exit-interrupted" -> AnyEndWays::exitInterrupted;
      case "exit-on-thread" -> onThreads(1, () -> System.exit(6));
      case "exit-twice" -> onThreads(2, () -> System.exit(6));
      case "exit-while-exiting" -> exitWhileExiting();
      case "exit-deep", "exit-broken" -> () -> deep(true);
      case "exit-silent" -> AnyEndWays::exitSilent;
      case "halt" -> () -> Runtime.getRuntime().halt(8);
      case "halt-twice" -> onThreads(2, () -> Runtime.getRuntime().halt(8));
      case "throw" -> AnyEndWays::fail;
      case "handler-exits" -> handlerExits();
      case "signal" -> AnyEnd::hang;
      case "last-thread" -> lastThread();
      case "hook-throws" -> withHook(AnyEndWays::fail);
      case "hook-halts" -> withHook(() -> Runtime.getRuntime().halt(9));
      case "hook-exits" -> hookExits();
      case "heap" -> () -> fill(new ArrayList<>());
      case "heap-kept" -> () -> fill(AnyEnd.kept);
      case "heap-caught" -> caught(() -> fill(new ArrayList<>()));
      case "heap-on-thread" -> onNamedThread(() -> fill(new ArrayList<>()));
      case "stack" -> () -> deep(false);
      case "stack-caught" -> caught(() -> deep(false));
      case "classes" -> classes();
      case "classes-caught" -> caught(classes());
      case "stopped" -> stopped();
      default -> throw new IllegalArgumentException(name);
    };
  }

  // The JDK's own classes for the exit, for its log of JDK 21 and later, and for a thread's state:
  // without heap, stack or descriptors they can't be loaded, and what then happens depends on
  // whether anything has loaded them before, an agent for example.
  private static void load() {
    Thread hook = new Thread(() -> {});
    Runtime.getRuntime().addShutdownHook(hook);
    Runtime.getRuntime().removeShutdownHook(hook);
    if (hook.getState() != Thread.State.NEW) {
      throw new IllegalStateException("as told");
    }
    if (Runtime.version().feature() >= FIRST_WITH_LOG) {
      System.getLogger("java.lang.Runtime").isLoggable(System.Logger.Level.DEBUG);
    }
  }

  private static void fail() {
    throw new IllegalStateException("as told");
  }

  private static void exitInterrupted() {
    Thread.currentThread().interrupt();
    System.exit(5);
  }

  private static void exitSilent() {
    System.out.println("closing");
    System.out.close();
    System.err.close();
    System.exit(5);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static Way onThreads(int count, Runnable task) {
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      daemon(
              () -> {
                await(go);
                task.run();
              })
          .start();
    }
    return () -> {
      go.countDown();
      AnyEnd.hang();
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Way withHook(Runnable task) {
    Runtime.getRuntime().addShutdownHook(new Thread(task));
    return () -> System.exit(5);
  }

  private static Way exitWhileExiting() {
    Thread other = daemon(() -> System.exit(6));
    return withHook(
        () -> {
          other.start();
          awaitStill(other);
        });
  }

  /** A hook that waits for itself, and another that ends what comes of that. */
  private static Way hookExits() {
    Thread stuck = new Thread(() -> System.exit(6));
    Runtime.getRuntime().addShutdownHook(stuck);
    return withHook(
        () -> {
          awaitStill(stuck);
          Runtime.getRuntime().halt(9);
        });
  }

  /** Waits until that thread waits for something. */
  private static void awaitStill(Thread thread) {
    long end = System.nanoTime() + BOUND_NANOS;
    while (thread.getState() != Thread.State.BLOCKED && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static Way handlerExits() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.exit(3));
    return AnyEndWays::fail;
  }

  private static Way lastThread() {
    Thread main = Thread.currentThread();
    CountDownLatch go = new CountDownLatch(1);
    new Thread(
            () -> {
              await(go);
              join(main);
            })
        .start();
    return go::countDown;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Way onNamedThread(Runnable task) {
    CountDownLatch go = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              await(go);
              task.run();
            },
            "filler");
    thread.start();
    return () -> {
      go.countDown();
      join(thread);
      System.out.println("joined");
    };
  }

  private static Way caught(Way way) {
    return () -> {
      try {
        way.end();
      } catch (StackOverflowError | OutOfMemoryError e) {
        System.out.println("caught");
        System.exit(6);
      }
    };
  }

  private static void fill(List<Object> list) {
    while (true) {
      list.add(new byte[1 << 16]);
    }
  }

  /** Goes as deep as there is stack, and tries there to exit. */
  @SuppressWarnings("InfiniteRecursion")
  private static int deep(boolean exit) {
    try {
      return deep(exit) + 1;
    } catch (StackOverflowError e) {
      if (!exit) {
        throw e;
      }
      System.exit(5);
      return 0;
    }
  }

  private static Way classes() throws IOException {
    byte[] bytes;
    try (InputStream in = AnyEnd.class.getResourceAsStream("AnyEndWays$Loader.class")) {
      bytes = in.readAllBytes();
    }
    new Loader().define(bytes);
    return () -> {
      while (true) {
        Loader loader = new Loader();
        AnyEnd.kept.add(loader.define(bytes));
      }
    };
  }

  /** Defines one class, so that the class goes when the loader does. */
  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  /** Another thread stops main, as JDKs before 20 let it. */
  @SuppressWarnings({"deprecation", "removal"})
  private static Way stopped() {
    Thread main = Thread.currentThread();
    return onThreads(
        1,
        () -> {
          try {
            main.stop();
          } catch (OutOfMemoryError e) {
            // The error that stops it needs some heap itself.
            AnyEnd.kept.clear();
            main.stop();
          }
        });
  }
}
