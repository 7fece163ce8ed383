package dev.overstay.tests.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A container engine's HTTP interface on a unix domain socket of its own. */
public final class Engine implements AutoCloseable {
  /** The image of containers that end by themselves at once. */
  public static final String ENDS = "acme/migration:1";

  /** The image of containers that end at once and are then removed. */
  public static final String VANISHES = "acme/check:1";

  private final Path dir;
  private final Path path;
  private final ServerSocketChannel server;
  private final Containers containers = new Containers();
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** Listens. */
  public Engine() {
    try {
      // Such a path has a hundred characters at most: the folder of a fork may be longer.
      dir = Files.createTempDirectory("engine");
      path = dir.resolve("docker.sock");
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** What a client takes for {@code DOCKER_HOST}. */
  public String host() {
    return "unix://" + path;
  }

  /** What was asked so far, method and path. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The ids of the containers that run. */
  public List<String> running() {
    return containers.running();
  }

  private static void start(Runnable body) {
    Thread thread = new Thread(body, "engine");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      InputStream in = Channels.newInputStream(connection);
      OutputStream out = Channels.newOutputStream(connection);
      for (Request request = Request.read(in); request != null; request = Request.read(in)) {
        requests.add(request.method() + " " + request.path());
        answer(request).write(out);
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private Response answer(Request request) {
    String path = request.path();
    if (path.startsWith("/containers/")) {
      return containers.answer(request);
    }
    if (path.equals("/images/json")) {
      return Response.json(200, "[]");
    }
    if (path.startsWith("/images/") && path.endsWith("/json")) {
      return Response.json(
          200, "{\"Id\":\"sha256:1\",\"Created\":\"2026-01-01T00:00:00Z\",\"Config\":{}}");
    }
    return switch (path) {
      case "/_ping" -> new Response(200, "text/plain", "OK");
      case "/version" -> Response.json(200, "{\"Version\":\"27.0.0\",\"ApiVersion\":\"1.44\"}");
      case "/info" ->
          Response.json(
              200,
              "{\"ServerVersion\":\"27.0.0\",\"OperatingSystem\":\"none\",\"MemTotal\":1073741824,"
                  + "\"IndexServerAddress\":\"https://index.docker.io/v1/\"}");
      // Where a client that runs in a container itself looks for the ports of the others.
      case "/networks/bridge" ->
          Response.json(200, "{\"IPAM\":{\"Config\":[{\"Gateway\":\"127.0.0.1\"}]}}");
      case "/networks/prune", "/volumes/prune", "/images/prune" -> Response.json(200, "{}");
      default -> Response.error(404, "no page " + path);
    };
  }

  @Override
  public void close() {
    try {
      server.close();
      for (SocketChannel connection : connections) {
        connection.close();
      }
      containers.close();
      Files.deleteIfExists(path);
      Files.deleteIfExists(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
