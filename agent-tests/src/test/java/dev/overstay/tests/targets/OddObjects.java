package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Leaks a pool and an object of a class of its own. When the agent asks that object, it throws or
 * never returns, as the second argument says. An exception that no thread catches ends the JVM with
 * another code.
 */
public final class OddObjects {
  private static final List<Object> kept = new ArrayList<>();
  private static String how = "";

  private OddObjects() {}

  public static void main(String[] args) throws Exception {
    how = args[1];
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> Runtime.getRuntime().halt(99));
    pool();
    switch (args[0]) {
      case "thread" -> thread();
      case "executor" -> executor();
      case "executors" -> executors();
      case "queue" -> queue();
      case "fork-join" -> forkJoin();
      case "server" -> server();
      case "process" -> process();
      case "closed" -> closed();
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(5);
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.submit(() -> {}).get();
    kept.add(pool);
  }

  private static void thread() {
    new OddThread().start(); // live: thread
  }

  private static void executor() throws Exception {
    ExecutorService pool = new OddPool(new LinkedBlockingQueue<>()); // live: executor
    pool.submit(() -> {}).get();
    kept.add(pool);
  }

  private static void executors() throws Exception {
    for (int i = 0; i < 50; i++) {
      executor();
    }
  }

  private static void queue() throws Exception {
    OddQueue queue = new OddQueue();
    ExecutorService pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, queue); // live: executor
    pool.submit(() -> {}).get();
    kept.add(pool);
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1, OddWorker::new, null, false); // live: executor
    CountDownLatch runs = new CountDownLatch(1);
    pool.execute(
        () -> {
          runs.countDown();
          await();
        });
    runs.await();
    kept.add(pool);
  }

  private static void server() throws IOException {
    kept.add(new OddServer()); // live: server-socket
  }

  private static void process() {
    kept.add(new OddProcess());
  }

  /** Ends what it made: then it is no finding, though it does not answer. */
  private static void closed() throws Exception {
    ServerSocket server = new OddServer();
    server.close();
    kept.add(server);
    ExecutorService pool = new OddPool(new LinkedBlockingQueue<>());
    pool.submit(() -> {}).get();
    pool.shutdown();
    while (!((OddPool) pool).isOver()) {
      Thread.onSpinWait();
    }
    kept.add(pool);
  }

  /** Does what the agent must survive, where the agent asks. */
  static void ask() {
    if (!Thread.currentThread().getName().startsWith("overstay-")) {
      return;
    }
    switch (how) {
      case "throws" -> throw new IllegalStateException("asked");
      case "throws-odd" -> throw new OddException();
      default -> await();
    }
  }

  static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class OddException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new AssertionError("asked for the stack");
    }
  }

  private static final class OddPool extends ThreadPoolExecutor {
    OddPool(BlockingQueue<Runnable> queue) {
      super(1, 1, 1, TimeUnit.DAYS, queue);
    }

    boolean isOver() {
      return super.isTerminated();
    }

    @Override
    public boolean isTerminated() {
      ask();
      return super.isTerminated();
    }

    @Override
    public boolean isShutdown() {
      ask();
      return super.isShutdown();
    }

    @Override
    public int getPoolSize() {
      ask();
      return super.getPoolSize();
    }

    @Override
    public String toString() {
      ask();
      return super.toString();
    }

    @Override
    public int hashCode() {
      ask();
      return System.identityHashCode(this);
    }
  }

  private static final class OddQueue extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public int size() {
      ask();
      return super.size();
    }

    @Override
    public boolean isEmpty() {
      ask();
      return super.isEmpty();
    }
  }

  private static final class OddWorker extends ForkJoinWorkerThread {
    OddWorker(ForkJoinPool pool) {
      super(pool);
    }

    @Override
    public ForkJoinPool getPool() {
      ask();
      return super.getPool();
    }
  }

  private static final class OddServer extends ServerSocket {
    OddServer() throws IOException {
      super(0, 1, InetAddress.getLoopbackAddress());
    }

    @Override
    public boolean isClosed() {
      ask();
      return super.isClosed();
    }

    @Override
    public boolean isBound() {
      ask();
      return super.isBound();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
      ask();
      return super.getLocalSocketAddress();
    }
  }

  private static final class OddProcess extends RemoteProcess {
    @Override
    public long pid() {
      ask();
      return 1;
    }

    @Override
    public int exitValue() {
      return 0;
    }
  }
}
