package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Creates things from a class in a separate class loader; some are kept, some are dropped. */
public final class Guest implements DropsLoaders.Visit {
  @Override
  public void make(String what, ExecutorService shared, Consumer<Object> keep) throws Exception {
    switch (what) {
      case "nothing" -> {}
      case "closed" -> {
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
        end(new Thread(new Nothing()));
      }
      case "process" -> new ProcessBuilder("true").start().waitFor();
      case "keptSocket" -> keep.accept(SocketChannel.open());
      case "keptServer" -> keep.accept(ServerSocketChannel.open());
      case "keptDatagramSocket" -> keep.accept(new DatagramSocket(null));
      case "keptSelector" -> keep.accept(Selector.open());
      case "keptPipe" -> keep.accept(Pipe.open());
      case "keptPool" -> keep.accept(Executors.newFixedThreadPool(1));
      case "keptScheduledPool" -> keep.accept(Executors.newScheduledThreadPool(1));
      case "keptTimer" -> keep.accept(new Timer("kept", true));
      case "worker" -> shared.submit(new Nothing()).get();
      case "delayer" ->
          new CompletableFuture<Object>().completeOnTimeout("", 1, TimeUnit.MILLISECONDS).get();
      case "common" -> ForkJoinPool.commonPool().submit(new Nothing()).get();
      case "droppedSocket" -> new Socket();
      case "droppedServer" -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      case "datagramSocket" -> new DatagramSocket(null).close();
      case "socketPair" -> connect();
      case "pipe" -> {
        Pipe pipe = Pipe.open();
        pipe.sink().close();
        pipe.source().close();
      }
      case "timer" -> {
        Timer timer = new Timer(true);
        timer.schedule(new Tick(), 0);
        timer.cancel();
      }
      case "scheduledPool" -> {
        ExecutorService pool = Executors.newScheduledThreadPool(1);
        pool.submit(new Nothing()).get();
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
      }
      case "hook" -> {
        Thread hook = new Thread(new Nothing());
        Runtime.getRuntime().addShutdownHook(hook);
        Runtime.getRuntime().removeShutdownHook(hook);
      }
      case "httpClient" -> HttpClient.newHttpClient();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static void connect() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      client.getOutputStream().write(1);
      if (accepted.getInputStream().read() != 1) {
        throw new IOException("nothing came");
      }
    }
  }

  private static void end(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  /** A task that does nothing. */
  private static final class Nothing implements Runnable {
    @Override
    public void run() {}
  }

  /** A timer's task that does nothing. */
  private static final class Tick extends TimerTask {
    @Override
    public void run() {}
  }
}
