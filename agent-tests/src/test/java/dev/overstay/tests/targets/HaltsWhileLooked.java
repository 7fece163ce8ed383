package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Is halted while a snapshot asks a socket whether it is closed. */
public final class HaltsWhileLooked {
  private static final CountDownLatch asked = new CountDownLatch(1);
  private static volatile boolean isToldOfQuestions;
  private static volatile boolean answers;

  private HaltsWhileLooked() {}

  public static void main(String[] args) throws IOException {
    answers = args[0].equals("answers");
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = args[0].equals("many") ? 40 : 1; i > 0; i--) {
      sockets.add(new Asked()); // live: server-socket
    }
    Thread halts = new Thread(HaltsWhileLooked::halt, "halts");
    if (args[0].equals("hook")) {
      Runtime.getRuntime().addShutdownHook(halts);
    } else {
      isToldOfQuestions = true;
      halts.setDaemon(true);
      halts.start();
      // What stays behind if the hooks come first.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(new CountDownLatch(1))));
    }
    System.out.println(sockets.get(0).getLocalPort());
    System.exit(5);
  }

  private static void halt() {
    isToldOfQuestions = true;
    await(asked);
    System.out.println("halts");
    Runtime.getRuntime().halt(6);
  }

  /** A socket that says when it is asked, and may never answer. */
  private static final class Asked extends ServerSocket {
    Asked() throws IOException {
      super(0);
    }

    @Override
    public boolean isClosed() {
      if (isToldOfQuestions && Thread.currentThread().getName().startsWith("overstay-")) {
        asked.countDown();
        if (!answers) {
          await(new CountDownLatch(1));
        }
      }
      return super.isClosed();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
