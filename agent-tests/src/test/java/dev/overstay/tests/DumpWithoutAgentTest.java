package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Trigger;
import dev.overstay.tests.fork.Dumping;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Hangs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.console.ConsoleLauncher;

/** The command {@code dump} on a JVM that runs without the agent. */
class DumpWithoutAgentTest {
  private static Running start() {
    return Fork.of(Hangs.class).args("all").withoutAgent().start().awaitStdout("ready");
  }

  private static Run dump(Running running) {
    Run run = Dumping.of(running.pid());
    assertEquals("", run.stderr());
    assertEquals(0, run.exit());
    assertEquals(List.of(Trigger.ON_DEMAND), run.triggers());
    return run;
  }

  @Test
  void whatTheJvmAndTheSystemListIsFoundAndNothingStays() {
    try (Running running = start()) {
      for (int i = 0; i < 2; i++) {
        assertFound(dump(running).dump(), running.pid());
      }
      Run run = running.type("").end();
      assertEquals(3, run.exit());
      assertEquals("ready\n", run.stdout(), "no thread of ours");
      assertEquals(List.of(), run.dumps());
      List<String> ours =
          run.stderr().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
      assertEquals(List.of(), ours);
      boolean warns = Runtime.version().feature() >= 21;
      assertEquals(warns ? 8 : 0, run.stderr().lines().count(), run.stderr());
    }
  }

  private static void assertFound(Dump dump, long pid) {
    assertEquals(pid, dump.jvm().pid());
    assertEquals(0, dump.agent().probes());
    assertEquals(Set.of("pool-1-thread-1", "main"), names(dump, "thread"));
    assertEquals(Set.of("closer"), names(dump, "shutdown-hook"));
    assertEquals(1, names(dump, "process").size());
    String socket = String.join("", names(dump, "native-socket"));
    assertTrue(socket.matches("tcp 127\\.0\\.0\\.1:\\d+"), socket);
    for (Resource resource : dump.resources()) {
      assertNull(resource.stack(), resource.name());
      assertNull(resource.madeAt(), resource.name());
    }
  }

  private static Set<String> names(Dump dump, String kind) {
    return dump.resources().stream()
        .filter(resource -> resource.kind().equals(kind))
        .map(Resource::name)
        .collect(Collectors.toSet());
  }

  @Test
  void verdictSaysThatTheMakerIsUnknownAndWhereMainStands() {
    try (Running running = start()) {
      String text = dump(running).stdout();
      assertTrue(text.startsWith("overstay: thread pool-1-thread-1 was never stopped\n"), text);
      assertTrue(text.contains("\n  made by   unknown: it was there before the agent"), text);
      assertTrue(text.contains("\noverstay: thread main is still running, in "), text);
      assertTrue(text.contains(" at Hangs.awaitLine(Hangs.java:"), text);
    }
  }

  @Test
  void dumpGoesWhereTheBuildToolHereWouldHaveIt() {
    try (Running running = start()) {
      Fork fork = Dumping.fork(String.valueOf(running.pid())).file("build.gradle", "");
      Run run = fork.defaultDir("build/overstay").run();
      assertEquals(0, run.exit(), run.stderr());
      assertTrue(run.stdout().endsWith("\n  dump      " + run.dumpFiles().get(0) + "\n"));
    }
  }

  @Test
  void testThatHangsIsToldByWhereMainStands() {
    Fork fork =
        Fork.of(ConsoleLauncher.class)
            .withoutAgent()
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .jvmArgs("-Dstall=queue")
            .args("execute", "-c", "dev.overstay.tests.targets.junit.Pushes")
            .args("--config", "junit.jupiter.execution.parallel.enabled=false");
    try (Running running = fork.start().awaitStdout("JUnit")) {
      String text = "";
      // Nothing tells from outside that the test has begun but the answer itself.
      for (int i = 0; i < 20 && !text.contains("deliversAfterARestart"); i++) {
        text = dump(running).stdout();
      }
      String title =
          "overstay: thread main is still running, in LinkedBlockingQueue.take() at Push";
      assertTrue(text.startsWith(title), text);
    }
  }
}
