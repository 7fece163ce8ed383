package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.AgentCopy;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Empty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several jars of the agent, of two versions: which one runs, and what is said of the other. */
class JarVersionsTest {
  private static final String VERSION = System.getProperty("overstay.version", "");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @BeforeEach
  void ownVersionUnderBothNamesOfTheOther() {
    AgentCopy.named(temporary.resolve("overstay-agent-" + VERSION + ".jar"));
    AgentCopy.ofVersion("9.9", temporary.resolve("overstay-agent.jar"));
    AgentCopy.ofVersion("9.9.1", temporary.resolve("overstay-agent-9.9.1.jar"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"overstay-agent.jar", "overstay-agent-VERSION.jar", "overstay-agent-9.9.1.jar"})
  void jarThatIsNamedRuns(String name) throws IOException {
    Path jar = temporary.resolve(name.replace("VERSION", VERSION));
    Fork fork = Fork.of(Empty.class).agent(jar).jvmArgs("-Xlog:class+load:file=classes.log");
    fork.run().assertClean();
    List<String> sources =
        Files.readAllLines(fork.workDir().resolve("classes.log")).stream()
            .filter(line -> line.contains(" dev.overstay.agent.Agent "))
            .map(line -> line.substring(line.lastIndexOf('/') + 1))
            .toList();
    assertEquals(List.of(jar.getFileName().toString()), sources);
  }

  @Test
  void secondVersionIsNamedInOneLine() {
    Path second = temporary.resolve("overstay-agent-9.9.1.jar");
    Run run =
        Fork.of(Empty.class).jvmArgs("-javaagent:" + Fork.AGENT + "=dir=dumps").agent(second).run();
    assertEquals(0, run.exit());
    assertEquals(List.of(), run.dump().findings());
    assertEquals(1, run.stderr().lines().count(), run.stderr());
    assertTrue(
        run.stderr()
            .startsWith("overstay: version " + VERSION + " runs; " + second + " (version 9.9.1)"),
        run.stderr());
  }

  @Test
  void sameVersionTwiceIsSilent() {
    Path second = temporary.resolve("overstay-agent-" + VERSION + ".jar");
    Fork.of(Empty.class)
        .jvmArgs("-javaagent:" + Fork.AGENT + "=dir=dumps")
        .agent(second)
        .run()
        .assertClean();
  }
}
