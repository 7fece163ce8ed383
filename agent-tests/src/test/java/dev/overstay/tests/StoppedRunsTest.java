package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.overstay.dump.Dump;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Framework;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import dev.overstay.tests.targets.RunsOutOfMemory;
import dev.overstay.tests.targets.junit4.StopsItsRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped, or breaks off: no test that it has told of goes on for ever. */
class StoppedRunsTest {
  private static final long BOUND_S = 120;

  private static void assertAllHaveEnded(Dump dump) {
    for (TestClass type : dump.testClasses()) {
      assertNotNull(type.endedAt(), type.toString());
    }
  }

  @Test
  void testThatNeverRanIsNotNamed() {
    Run run =
        Fork.of(StopsItsRun.class)
            .libraries("junit-4", "hamcrest-core")
            .options("grace=100ms")
            .run();
    assertEquals("stopped at NeverRuns\n", run.stdout());
    run.assertFinding(Mark.of(StopsItsRun.class));
    assertEquals(List.of(), run.finding().tests(), run.stderr());
    assertAllHaveEnded(run.dump());
  }

  @Test
  void testThatTookDownItsEngineHasEnded() {
    Run run =
        Fork.of(RunsOutOfMemory.class)
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .options("grace=100ms")
            .run();
    run.assertFinding(Mark.of(RunsOutOfMemory.class));
    assertEquals(List.of(), run.finding().tests(), run.stderr());
    assertAllHaveEnded(run.dump());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.12", "4.13.2"})
  void runThatSurefireStopsLeavesNoTestRunning(String version) throws IOException {
    Path project = Framework.JUNIT4.project();
    Path sources = project.resolve("src/test/java/com/acme");
    for (String name : new String[] {"BillsTest", "OrdersTest", "StockTest"}) {
      Files.delete(sources.resolve(name + ".java"));
    }
    for (String file : new String[] {"AFailsTest.java", "BNeverRunsTest.java"}) {
      Files.copy(Path.of("src/test/resources/others", file), sources.resolve(file));
    }
    String[] arguments = {
      Framework.JUNIT4.profile(),
      "test",
      "-Djunit4=" + version,
      "-Dsurefire.skipAfterFailureCount=1",
      "-Dsurefire.runOrder=alphabetical",
      "-Doverstay.options=grace=100ms"
    };
    try (Running maven = Suite.start(project, Map.of(), BOUND_S, arguments)) {
      Run run = maven.end();
      assertEquals(1, run.exit(), run.stdout());
      TestRun by = Objects.requireNonNull(run.dump().test(run.finding().tests().get(0)));
      assertEquals("BNeverRunsTest, before or after its tests", by.shortName());
      assertNotNull(by.endedAt());
      assertAllHaveEnded(run.dump());
    }
  }
}
