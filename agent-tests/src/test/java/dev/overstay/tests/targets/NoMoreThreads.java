package dev.overstay.tests.targets;

import java.net.ServerSocket;

/** Leaves no room for the stack of another thread, and exits with a socket left open. */
public final class NoMoreThreads {
  private static final long ROOM = 300L << 20;

  private NoMoreThreads() {}

  public static void main(String[] args) throws Exception {
    ServerSocket socket = new ServerSocket(0); // live: server-socket
    String pid = Long.toString(ProcessHandle.current().pid());
    String limit =
        "prlimit --pid "
            + pid
            + " --as=$(($(awk '/^VmSize:/ {print $2}' /proc/"
            + pid
            + "/status) * 1024 + "
            + ROOM
            + "))";
    int code = new ProcessBuilder("sh", "-c", limit).inheritIO().start().waitFor();
    if (code != 0 || socket.isClosed()) {
      throw new IllegalStateException(limit);
    }
    try {
      new Thread(() -> {}).start();
    } catch (OutOfMemoryError e) {
      System.out.println("no thread");
    }
    System.exit(4);
  }
}
