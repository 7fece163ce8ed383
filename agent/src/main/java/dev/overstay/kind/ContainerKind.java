package dev.overstay.kind;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ContainerRecord;
import dev.overstay.probe.ContainerLog;
import dev.overstay.weave.Argument;
import dev.overstay.weave.Argument.Source;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Containers that docker-java started, with its own classes or with the copy in Testcontainers. The
 * key is the record. The agent never queries the engine; it relies on the answers that the engine
 * gave to the program.
 */
final class ContainerKind extends Kind {
  // These methods are the same in docker-java 3.0 to 3.7 and Testcontainers 1.12 to 2.0.
  private static final String COMMANDS = "com/github/dockerjava/core/command/";
  private static final String COPY = "org/testcontainers/shaded/";
  private static final String API = "com/github/dockerjava/api/";
  private static final String CREATED = API + "command/CreateContainerResponse";
  private static final String INSPECTED = API + "command/InspectContainerResponse";
  private static final String NOT_FOUND = API + "exception/NotFoundException";
  private static final String NOT_MODIFIED = API + "exception/NotModifiedException";
  private static final String PROBE = "ContainerProbe";
  private static final String TEXT = "Ljava/lang/String;";
  private static final String GIVES_TEXT = "()" + TEXT;
  private static final String GIVES_MAP = "()Ljava/util/Map;";
  private static final String TAKES_ONE = "(" + TEXT + ")V";
  private static final String TAKES_TWO = "(" + TEXT + TEXT + ")V";
  private static final String TAKES_FOUR = "(" + TEXT + TEXT + TEXT + TEXT + ")V";
  private static final String TAKES_KIND = "(" + TEXT + "I)V";
  private static final int SHORT_ID = 12;

  ContainerKind() {
    super("container", 8);
  }

  @Override
  public Point[] points(int kind) {
    List<Point> points = new ArrayList<>();
    Collections.addAll(points, points(COMMANDS, kind));
    Collections.addAll(points, points(COPY.concat(COMMANDS), kind));
    return points.toArray(new Point[0]);
  }

  private static Point[] points(String commands, int kind) {
    String create = commands.concat("CreateContainerCmdImpl");
    String start = commands.concat("StartContainerCmdImpl");
    String restart = commands.concat("RestartContainerCmdImpl");
    String stop = commands.concat("StopContainerCmdImpl");
    String kill = commands.concat("KillContainerCmdImpl");
    String remove = commands.concat("RemoveContainerCmdImpl");
    String inspect = commands.concat("InspectContainerCmdImpl");
    Argument number = Argument.kind(kind);
    Argument id =
        Argument.call(Source.CLASS_CALL, Argument.OF_RESULT, CREATED, "getId", GIVES_TEXT);
    return new Point[] {
      Point.atReturn(
              create,
              "exec",
              Call.of(PROBE, "created", TAKES_FOUR),
              id,
              own(create, "getImage", GIVES_TEXT),
              own(create, "getName", GIVES_TEXT),
              own(create, "getLabels", GIVES_MAP))
          .with("()L" + CREATED + ";"),
      exec(start, "started", TAKES_KIND, number),
      exec(restart, "restarted", TAKES_KIND, number),
      exec(stop, "ended", TAKES_ONE),
      exec(stop, "ended", TAKES_ONE).whenItThrows(NOT_MODIFIED),
      exec(stop, "removed", TAKES_ONE).whenItThrows(NOT_FOUND),
      exec(kill, "killed", TAKES_TWO, own(kill, "getSignal", GIVES_TEXT)),
      exec(kill, "removed", TAKES_ONE).whenItThrows(NOT_FOUND),
      exec(remove, "removed", TAKES_ONE),
      exec(remove, "removed", TAKES_ONE).whenItThrows(NOT_FOUND),
      exec(inspect, "removed", TAKES_ONE).with("()L" + INSPECTED + ";").whenItThrows(NOT_FOUND),
    };
  }

  /**
   * The point where a command on one container returns. The probe gets the container's id or name,
   * and then the other arguments.
   */
  private static Point exec(String command, String probe, String descriptor, Argument... more) {
    Argument[] arguments = new Argument[more.length + 1];
    arguments[0] = own(command, "getContainerId", GIVES_TEXT);
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Point.atReturn(command, "exec", Call.of(PROBE, probe, descriptor), arguments)
        .with("()Ljava/lang/Void;");
  }

  private static Argument own(String command, String method, String descriptor) {
    return Argument.call(Source.CLASS_CALL, 0, command, method, descriptor);
  }

  @Override
  public boolean mayEndUnclosed(@Nullable Birth birth) {
    return true;
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  @Override
  public boolean isLive(Object key) {
    return !((ContainerRecord) key).isOver();
  }

  @Override
  public boolean outlives() {
    return true;
  }

  /**
   * Testcontainers' reaper ends on its own some seconds after the JVM. A reusable container is
   * meant to be there for the next JVM.
   */
  @Override
  public boolean isMeantToStay(Object key) {
    ContainerRecord container = (ContainerRecord) key;
    return isReaper(container) || has(container, "org.testcontainers.hash=");
  }

  private static boolean isReaper(ContainerRecord container) {
    return (container.name != null && container.name.startsWith("testcontainers-ryuk"))
        || (container.image != null && container.image.contains("testcontainers/ryuk"));
  }

  private static boolean has(ContainerRecord container, String label) {
    return container.labels != null && container.labels.contains(label);
  }

  @Override
  public String name(Object key) {
    ContainerRecord container = (ContainerRecord) key;
    String id = container.id;
    String shortId = id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    String image = container.image == null ? shortId : container.image + " " + shortId;
    return container.name == null ? image : container.name + " (" + image + ")";
  }

  @Override
  public void describe(Object key, @Nullable Birth birth, Map<String, @Nullable Object> detail) {
    ContainerRecord container = (ContainerRecord) key;
    detail.put("containerId", container.id);
    detail.put("image", container.image);
    detail.put("runtime", "docker");
    detail.put("reaper", reaper(container));
  }

  /**
   * The id of the reaper that removes the container once the JVM has ended; null if there is no
   * reaper.
   */
  private static @Nullable String reaper(ContainerRecord container) {
    if (has(container, "org.testcontainers.sessionId=")) {
      // Some versions notify the reaper from a shutdown hook. It begins to remove containers only
      // then.
      for (ContainerRecord other : ContainerLog.known()) {
        if (isReaper(other)) {
          return other.id;
        }
      }
    }
    return null;
  }

  @Override
  public String noun() {
    return "Container";
  }

  @Override
  public String leftState() {
    return "never stopped";
  }

  @Override
  public Remedy cure(Object key) {
    return Remedy.advice("remove {} with `removeContainerCmd(id).withForce(true).exec()`");
  }
}
