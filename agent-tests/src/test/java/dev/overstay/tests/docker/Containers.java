package dev.overstay.tests.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The containers that an engine would have, and what it answers about them. */
final class Containers {
  private static final Pattern ONE = Pattern.compile("/containers/([^/]+)/?(\\w*)");

  private final Map<String, Container> all = new ConcurrentHashMap<>();
  private final ReaperPort reaper = new ReaperPort();

  /** One container; its settings are what the client sent. */
  private static final class Container {
    final String id = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    final String name;
    final String settings;
    volatile boolean running;

    Container(String name, String settings) {
      this.name = name;
      this.settings = settings;
    }
  }

  List<String> running() {
    return all.values().stream().filter(one -> one.running).map(one -> one.id).toList();
  }

  void close() {
    reaper.close();
  }

  Response answer(Request request) {
    if (request.path().equals("/containers/json")) {
      return Response.json(200, list());
    }
    if (request.path().equals("/containers/create")) {
      Container made = new Container(request.parameter("name"), request.body());
      all.put(made.id, made);
      return Response.json(201, "{\"Id\":\"" + made.id + "\",\"Warnings\":[]}");
    }
    Matcher one = ONE.matcher(request.path());
    Container container = one.matches() ? find(one.group(1)) : null;
    if (container == null) {
      return Response.error(404, "No such container: " + request.path());
    }
    return switch (request.method() + " " + one.group(2)) {
      case "POST start" -> start(container);
      case "POST stop" -> run(container, false);
      case "POST restart" -> {
        container.running = true;
        yield Response.DONE;
      }
      case "POST kill" -> {
        container.running &= request.parameter("signal").endsWith("HUP");
        yield Response.DONE;
      }
      case "GET json" -> Response.json(200, describe(container));
      case "GET logs" -> Response.log("Started!\n");
      case "DELETE " -> remove(container, request.parameter("force").equals("true"));
      default -> Response.error(404, "no page " + request.path());
    };
  }

  private String list() {
    List<String> ids = new ArrayList<>();
    for (Container container : all.values()) {
      ids.add("{\"Id\":\"" + container.id + "\"}");
    }
    return ids.toString();
  }

  private Response start(Container container) {
    Response answer = run(container, true);
    if (container.settings.contains(Engine.ENDS) || container.settings.contains(Engine.VANISHES)) {
      container.running = false;
    }
    if (container.settings.contains(Engine.VANISHES)) {
      all.remove(container.id);
    }
    return answer;
  }

  private static Response run(Container container, boolean run) {
    if (container.running == run) {
      return Response.json(304, "");
    }
    container.running = run;
    return Response.DONE;
  }

  private Response remove(Container container, boolean force) {
    if (container.running && !force) {
      return Response.error(409, "container is running: stop it before removal or force remove");
    }
    all.remove(container.id);
    container.running = false;
    return Response.DONE;
  }

  private @Nullable Container find(String reference) {
    for (Container container : all.values()) {
      if (container.id.startsWith(reference) || container.name.equals(reference)) {
        return container;
      }
    }
    return null;
  }

  private String describe(Container container) {
    String status = container.running ? "running" : "exited";
    // Every port that a client may have asked for leads to the reaper's answers.
    return "{\"Id\":\"%s\",\"Name\":\"/%s\",\"Created\":\"2026-01-01T00:00:00Z\",\"Config\":%s,"
            .formatted(container.id, container.name, container.settings)
        + "\"State\":{\"Status\":\"%s\",\"Running\":%s,\"StartedAt\":\"2026-01-01T00:00:00Z\"},"
            .formatted(status, container.running)
        + "\"NetworkSettings\":{\"Ports\":{\"8080/tcp\":[{\"HostIp\":\"127.0.0.1\","
        + "\"HostPort\":\"%d\"}]}}}".formatted(reaper.number());
  }
}
