package dev.overstay.tests.targets.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What the other agent has open: some of it is made by its threads, and by theirs. */
final class AgentsThings {
  private static final List<Object> kept = Collections.synchronizedList(new ArrayList<>());

  private AgentsThings() {}

  static void make() throws Exception {
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "agent-worker");
          thread.setDaemon(true);
          return thread;
        };
    ExecutorService pool = Executors.newCachedThreadPool(daemons);
    pool.submit(AgentsThings::open).get();
    System.getProperties().put("agent.executor", pool);
    kept.add(new Timer("agent-timer", true));
    open();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> kept.clear(), "agent-hook"));
    CountDownLatch made = new CountDownLatch(1);
    Thread first =
        new Thread(
            () -> {
              Thread second =
                  new Thread(
                      () -> {
                        open();
                        made.countDown();
                        waits();
                      },
                      "agent-second");
              second.setDaemon(true);
              second.start();
              // By the time that somebody looks, this one has ended.
            },
            "agent-first");
    first.start();
    first.join();
    made.await();
  }

  private static void open() {
    try {
      kept.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      kept.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
      kept.add(Selector.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waits() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
