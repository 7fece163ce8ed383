package dev.overstay.tests.targets;

import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Datagram sockets that are created with the same frames, all of them the JDK's: only the threads
 * on which that was done say whose line it was.
 */
public final class SameStacks {
  private static final List<Object> live = new ArrayList<>();

  private static final Callable<DatagramSocket> opens = DatagramSocket::new;

  private SameStacks() {}

  public static void main(String[] args) throws ExecutionException, InterruptedException {
    first(Executors.newFixedThreadPool(1));
    second(Executors.newFixedThreadPool(1));
    System.exit(0);
  }

  private static void first(ExecutorService pool) throws ExecutionException, InterruptedException {
    live.add(pool.submit(opens).get()); // live: datagram-socket
    live.add(pool);
  }

  private static void second(ExecutorService pool) throws ExecutionException, InterruptedException {
    live.add(pool.submit(opens).get()); // live: datagram-socket
    live.add(pool);
  }
}
