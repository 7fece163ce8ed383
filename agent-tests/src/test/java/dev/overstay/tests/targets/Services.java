package dev.overstay.tests.targets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** Things of the JDK that are made of several resources, a method each. */
final class Services {
  private Services() {}

  static List<? extends AutoCloseable> selector() throws IOException {
    return List.of(Selector.open()); // live: selector
  }

  /** Keeps its descriptor until the selector looks again, but nobody has left it open. */
  static List<? extends AutoCloseable> closedChannel() throws IOException {
    Selector selector = Selector.open(); // live: selector
    try (ServerSocketChannel channel = ServerSocketChannel.open().bind(Sockets.ANY)) {
      channel.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }
    return List.of(selector);
  }

  static List<? extends AutoCloseable> watchService() throws IOException {
    WatchService watch = FileSystems.getDefault().newWatchService(); // live: watch-service
    Path.of(".").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    return List.of(watch);
  }

  static List<AutoCloseable> group() throws Exception {
    AsynchronousChannelGroup group =
        AsynchronousChannelGroup.withFixedThreadPool( // live: executor
            2, Executors.defaultThreadFactory());
    AsynchronousServerSocketChannel.open(group).bind(Sockets.ANY).close();
    return List.of(
        () -> {
          group.shutdownNow();
          if (!group.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not end");
          }
        });
  }

  static List<AutoCloseable> httpServer() throws Exception {
    HttpServer server = HttpServer.create(Sockets.ANY, 0); // live: server-socket
    serve(server);
    return List.of(() -> server.stop(0));
  }

  static List<AutoCloseable> httpServerWithPool() throws Exception {
    HttpServer server = HttpServer.create(Sockets.ANY, 0); // live: server-socket
    ExecutorService pool = Executors.newFixedThreadPool(2);
    server.setExecutor(pool);
    serve(server);
    return List.of(() -> server.stop(0), pool::shutdownNow);
  }

  private static void serve(HttpServer server) throws IOException {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    uri(server).toURL().openConnection().getHeaderFields();
  }

  private static URI uri(HttpServer server) {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
  }

  /** Can be closed since JDK 21. */
  static List<AutoCloseable> httpClient() throws Exception {
    HttpServer server = HttpServer.create(Sockets.ANY, 0);
    try {
      serve(server);
      HttpClient client = HttpClient.newHttpClient(); // live: executor
      HttpRequest request = HttpRequest.newBuilder(uri(server)).build();
      client.send(request, HttpResponse.BodyHandlers.discarding());
      return List.of(() -> HttpClient.class.getMethod("close").invoke(client));
    } finally {
      server.stop(0);
    }
  }

  static List<AutoCloseable> rmiRegistry() throws Exception {
    Registry registry = LocateRegistry.createRegistry(0); // live: server-socket
    return List.of(() -> UnicastRemoteObject.unexportObject(registry, true));
  }

  static List<AutoCloseable> jmxConnector() throws Exception {
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    JMXConnectorServer server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("rmi", loopback, 0),
            null,
            ManagementFactory.getPlatformMBeanServer());
    server.start(); // live: server-socket
    return List.of(server::stop);
  }

  /** An object of the user's own, for all who know its stub. */
  static List<AutoCloseable> rmiObject() throws Exception {
    Remote object = new Remote() {};
    UnicastRemoteObject.exportObject(object, 0); // live: server-socket
    return List.of(() -> UnicastRemoteObject.unexportObject(object, true));
  }

  /** Called by its stub, then taken back: the connections are the JDK's own. */
  static List<AutoCloseable> rmiCall() throws Exception {
    Registry registry = LocateRegistry.createRegistry(0);
    Named named = () -> "named";
    Remote stub = UnicastRemoteObject.exportObject(named, 0);
    registry.rebind("named", stub);
    ((Named) registry.lookup("named")).name();
    ((Named) stub).name();
    UnicastRemoteObject.unexportObject(named, true);
    UnicastRemoteObject.unexportObject(registry, true);
    return List.of();
  }

  /** What can be called from afar. */
  public interface Named extends Remote {
    /** A name. */
    String name() throws java.rmi.RemoteException;
  }
}
