package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Progress;
import dev.overstay.dump.Resource;
import dev.overstay.tests.docker.Engine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.DockerContainers;
import dev.overstay.tests.targets.Testcontainers;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers, started by the real clients of an engine; what answers them has none. */
class ContainersTest {
  private static final String VERDICT =
      """
      overstay: container %s was never stopped
        made by   %s
        effect    outlives the JVM
        fix       %s
        report    [^\\n]+
      """;

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void containerLeftRunningIsFoundWithWhatItIs() {
    Run run = dockerJava("left").run();
    Mark mark = Mark.of(DockerContainers.class, "left");
    run.assertFinding(mark);
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    Resource container = Objects.requireNonNull(run.dump().resource(run.finding().root()));
    String id = engine.running().get(0);
    assertEquals(id, container.detail().get("containerId"));
    assertEquals("acme/orders:7", container.detail().get("image"));
    assertEquals("docker", container.detail().get("runtime"));
    assertVerdict(
        run,
        "orders (acme/orders:7 " + id.substring(0, 12) + ")",
        "DockerContainers.left(DockerContainers.java:" + mark.line() + ")",
        "Remove it with removeContainerCmd(id).withForce(true).exec() before main returns");
  }

  @Test
  void containerThatWasStoppedAndRunsAgainIsFoundWhereItWasStartedLast() {
    dockerJava("again").run().assertFinding(Mark.of(DockerContainers.class, "again"));
    assertEquals(1, engine.running().size());
  }

  @Test
  void signalThatEndsNothingAndARemovalThatFailsEndNoContainer() {
    dockerJava("reloaded").run().assertFinding(Mark.of(DockerContainers.class, "reloaded"));
    assertEquals(1, engine.running().size());
  }

  @Test
  void containersThatWereStoppedKilledRemovedOrFoundEndedAreNoFinding() {
    Run run = dockerJava("ended").run();
    assertEquals(0, run.exit(), run.stderr());
    run.assertClean();
    assertEquals(List.of(), engine.running());
    assertEquals(List.of(), run.dump().agent().failedProbes());
  }

  @Test
  void clientThatWasNotClosedIsWhatToCloseForItsSockets() {
    Run run = dockerJava("client").run();
    run.assertFinding(Mark.of(DockerContainers.class, "client"));
    assertEquals("Call close() on the DockerClient before main returns", run.finding().fix());
  }

  @Test
  void containersAndTheirClientAreToBeClosedEachByItself() {
    Run run = dockerJava("both").run();
    List<String> kinds =
        run.dump().findings().stream()
            .map(finding -> Objects.requireNonNull(run.dump().resource(finding.root())).kind())
            .toList();
    assertEquals(List.of("container", "container", "socket"), kinds, run.stderr());
  }

  @Test
  void testcontainersLeftToTheReaperIsFoundAndSaidToBeEnding() {
    Run run = testcontainers("left", true).run();
    Mark mark = Mark.of(Testcontainers.class, "left");
    run.assertFinding(mark);
    assertEquals(Effect.OUTLIVES_JVM, run.finding().effect());
    assertEquals(Progress.ENDING, run.finding().progress());
    assertEquals(2, engine.running().size(), "the container and the reaper");
    Resource container = Objects.requireNonNull(run.dump().resource(run.finding().root()));
    String id = (String) Objects.requireNonNull(container.detail().get("containerId"));
    assertVerdict(
        run,
        "acme/orders:7 " + id.substring(0, 12),
        "Testcontainers.left(Testcontainers.java:" + mark.line() + ")",
        "Call stop() on the container before main returns; otherwise Testcontainers' reaper removes"
            + " it some seconds after this JVM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "reusable"})
  void testcontainersStoppedOrMeantForReuseIsNoFindingNorIsWhatTestcontainersKeeps(String way) {
    Run run = testcontainers(way, true).run();
    assertEquals(0, run.exit(), run.stderr());
    run.assertClean();
    assertEquals(List.of(), run.dump().agent().failedProbes());
    assertTrue(engine.requests().contains("POST /containers/create"));
  }

  @Test
  void testcontainersWithoutReaperRemovesItsContainersInAHook() {
    Run run = testcontainers("left", false).run();
    assertEquals(0, run.exit(), run.stderr());
    run.assertClean();
    assertEquals(List.of(), engine.running());
  }

  private Fork dockerJava(String way) {
    return Fork.of(DockerContainers.class)
        .libraries("docker-java-", "jackson-", "slf4j-", "commons-", "guava-")
        .args(way, engine.host())
        .options("grace=200ms");
  }

  private Fork testcontainers(String way, boolean reaper) {
    Fork fork =
        Fork.of(Testcontainers.class)
            .libraries("testcontainers-", "docker-java-", "jackson-", "slf4j-", "commons-", "duct-")
            .args(way)
            .environment("DOCKER_HOST", engine.host())
            .environment("TESTCONTAINERS_RYUK_DISABLED", String.valueOf(!reaper))
            .environment("TESTCONTAINERS_REUSE_ENABLE", "true")
            .options("grace=200ms");
    // It reads and writes a file of settings there.
    return fork.jvmArgs("-Duser.home=" + fork.workDir());
  }

  private static void assertVerdict(Run run, String name, String madeBy, String fix) {
    String expected =
        VERDICT.formatted(Pattern.quote(name), Pattern.quote(madeBy), Pattern.quote(fix));
    assertTrue(Pattern.matches(expected, run.stderr()), run.stderr());
  }
}
