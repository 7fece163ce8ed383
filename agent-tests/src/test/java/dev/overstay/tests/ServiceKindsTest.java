package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Effect;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Opens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Things of the JDK that are made of several resources: one finding each, none once closed. */
class ServiceKindsTest {
  private static final String TARGET = "Services";
  private static final Set<String> BLOCKING =
      Set.of("group", "httpServer", "httpServerWithPool", "jmxConnector", "rmiObject");

  static List<Mark> marks() {
    return Mark.in(Opens.class.getPackageName() + "." + TARGET);
  }

  private static Run run(String... args) {
    return Fork.of(Opens.class).args(TARGET).args(args).options("grace=300ms").run();
  }

  @ParameterizedTest
  @MethodSource("marks")
  void leftOpenIsOneFinding(Mark mark) {
    Run run = run("exit", mark.method());
    run.assertFinding(mark);
    Effect expected = BLOCKING.contains(mark.method()) ? Effect.BLOCKS_EXIT : Effect.LEFT_OPEN;
    assertEquals(expected, run.finding().effect(), run.finding().title());
    assertTrue(run.stderr().startsWith("overstay: "), run.stderr());
  }

  @ParameterizedTest
  @MethodSource("marks")
  void closedIsSilent(Mark mark) {
    boolean since21 = mark.method().equals("httpClient");
    assumeTrue(!since21 || Runtime.version().feature() >= 21, "HttpClient can't be closed");
    Run run = run("closed", mark.method());
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  void connectionsThatRmiKeepsAreNobodysToClose() {
    Run run = run("exit", "rmiCall");
    assertEquals(0, run.exit(), run.stderr());
    run.assertClean();
  }
}
