package org.codehaus.plexus.classworlds.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Leaves a socket open on a thread of its own, as Maven does with a repository's. */
public final class Launcher {
  private static final List<ServerSocket> kept = new ArrayList<>();

  private Launcher() {}

  public static void main(String[] args) throws InterruptedException {
    Thread downloads = new Thread(Launcher::open, "downloads");
    downloads.start();
    downloads.join();
    System.out.println(kept);
  }

  private static void open() {
    try {
      kept.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
