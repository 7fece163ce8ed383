package dev.overstay.tests.soak;

import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** One of each kind, left open: all that may be found after a soak. */
public final class KnownSet {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final List<Object> KEPT = new ArrayList<>();

  private KnownSet() {}

  static void open() throws Exception {
    thread();
    pool();
    forkJoinPool();
    timer();
    process();
    serverSocket();
    socket();
    serverChannel();
    channel();
    asynchronousServerChannel();
    pipe();
    datagramSocket();
    datagramChannel();
    selector();
    watchService();
    group();
    httpServer();
    unixServerChannel();
    fileStream();
    fileChannel();
    directory();
  }

  private static void thread() {
    Thread thread = new Thread(KnownSet::waitForEver);
    thread.start(); // live: thread
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2); // live: executor
    KEPT.add(pool);
    pool.submit(KnownSet::nothing).get();
  }

  private static void nothing() {}

  private static void forkJoinPool() {
    ForkJoinPool pool = new ForkJoinPool(1); // live: executor
    KEPT.add(pool);
    // A worker that has nothing to do is let go after a minute.
    pool.execute(KnownSet::waitForEver);
  }

  private static void timer() {
    KEPT.add(new Timer("kept")); // live: timer
  }

  private static void process() throws IOException {
    KEPT.add(new ProcessBuilder("sleep", "600").start()); // live: process
  }

  private static void serverSocket() throws IOException {
    KEPT.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress())); // live: server-socket
  }

  private static void socket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KEPT.add(new Socket(server.getInetAddress(), server.getLocalPort())); // live: socket
      KEPT.add(server.accept());
    }
  }

  private static void serverChannel() throws IOException {
    KEPT.add(ServerSocketChannel.open().bind(ANY)); // live: server-socket
  }

  private static void channel() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY)) {
      KEPT.add(SocketChannel.open(server.getLocalAddress())); // live: socket
      KEPT.add(server.accept());
    }
  }

  private static void asynchronousServerChannel() throws IOException {
    KEPT.add(AsynchronousServerSocketChannel.open().bind(ANY)); // live: server-socket
  }

  private static void pipe() throws IOException {
    KEPT.add(Pipe.open()); // live: socket
  }

  private static void datagramSocket() throws IOException {
    KEPT.add(new DatagramSocket(ANY)); // live: datagram-socket
  }

  private static void datagramChannel() throws IOException {
    KEPT.add(DatagramChannel.open()); // live: datagram-socket
  }

  private static void selector() throws IOException {
    KEPT.add(Selector.open()); // live: selector
  }

  private static void watchService() throws IOException {
    KEPT.add(FileSystems.getDefault().newWatchService()); // live: watch-service
  }

  private static void group() throws IOException {
    AsynchronousChannelGroup group =
        AsynchronousChannelGroup.withFixedThreadPool( // live: executor
            1, Executors.defaultThreadFactory());
    KEPT.add(group);
  }

  private static void httpServer() throws IOException {
    HttpServer server = HttpServer.create(ANY, 0); // live: server-socket
    server.start();
    KEPT.add(server);
  }

  private static void unixServerChannel() throws IOException {
    ServerSocketChannel server =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX); // live: server-socket
    KEPT.add(server.bind(UnixDomainSocketAddress.of("kept-socket")));
  }

  private static void fileStream() throws IOException {
    KEPT.add(new FileOutputStream("kept-stream")); // live: file
  }

  private static void fileChannel() throws IOException {
    Path path = Files.createFile(Path.of("kept-channel"));
    KEPT.add(FileChannel.open(path)); // live: file
  }

  @SuppressWarnings("StreamResourceLeak")
  private static void directory() throws IOException {
    KEPT.add(Files.newDirectoryStream(Path.of("."))); // live: file
  }
}
