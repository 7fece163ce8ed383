package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/**
 * While another thread holds the lock of the root thread group, which each start of a thread of
 * that group needs up to JDK 18: opens and closes a socket, or exits.
 */
public final class HoldsRootGroup {
  private HoldsRootGroup() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    ThreadGroup root = root();
    Thread holder =
        new Thread(
            () -> {
              synchronized (root) {
                held.countDown();
                try {
                  closed.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
    holder.start(); // live: thread
    held.await();
    if (args[0].equals("exits")) {
      System.exit(21);
    }
    new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    closed.countDown();
    holder.join();
    System.out.println("closed");
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
