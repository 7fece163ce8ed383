package dev.overstay.tests;

import static dev.overstay.dump.Trigger.AFTER_HOOKS;
import static dev.overstay.dump.Trigger.EXIT_REQUESTED;
import static dev.overstay.dump.Trigger.ON_DEMAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Dumping;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Hangs;
import dev.overstay.tests.targets.StuckHooks;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.console.ConsoleLauncher;

/** The command {@code dump} on a JVM that runs with the agent. */
class DumpWithAgentTest {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?s)overstay: executor .*\\n  report    .*\\.html\\n  dump      .*\\.json\\n");

  private static Fork hangs(String how) {
    return Fork.of(Hangs.class).args(how);
  }

  private static Run dump(Running running) {
    Run run = Dumping.of(running.pid());
    assertEquals("", run.stderr());
    assertEquals(0, run.exit());
    return run;
  }

  private static final boolean LISTS_BY_A_THREAD = Runtime.version().feature() < 19;

  private static List<String> titles(Run run) {
    return run.dump().findings().stream().map(Finding::title).toList();
  }

  @Test
  void dumpGainsASnapshotAndTheJvmEndsAsWithout() {
    try (Running running = hangs("all").start().awaitStdout("ready")) {
      Run command = dump(running);
      assertEquals(List.of(ON_DEMAND), command.triggers());
      for (Mark mark : Mark.in(Hangs.class.getName())) {
        mark.assertFoundIn(command.dump());
      }
      assertTrue(TEXT.matcher(command.stdout()).matches(), command.stdout());
      String madeBy = "\n  made by   Hangs.executor(Hangs.java:";
      assertTrue(command.stdout().contains(madeBy), command.stdout());
      assertTrue(command.stdout().contains(command.workDir().resolve("dumps") + "/overstay-"));
      assertEquals(1, command.pages().size());

      Run again = dump(running);
      assertEquals(List.of(ON_DEMAND, ON_DEMAND), again.triggers());

      Run run = running.type("").end();
      assertEquals(3, run.exit());
      assertEquals(
          LISTS_BY_A_THREAD
              ? List.of("overstay-lists-threads", "overstay-upkeep", "overstay-watch", "ready")
              : List.of("overstay-upkeep", "overstay-watch", "ready"),
          run.stdout().lines().sorted().toList());
      assertEquals(List.of(ON_DEMAND, ON_DEMAND, EXIT_REQUESTED, AFTER_HOOKS), run.triggers());
      assertEquals(List.of(), run.dump().findings());
      assertEquals("", run.stderr());
      // Somebody was told of it.
      assertEquals(command.pages().get(0).getFileName(), run.pages().get(0).getFileName());
      assertEquals(command.dumpFiles().get(0).getFileName(), run.dumpFiles().get(0).getFileName());
    }
  }

  @Test
  void pathsAreTheAgentsWhereNoneIsNamed() {
    try (Running running = hangs("all").start().awaitStdout("ready")) {
      Run command = Dumping.fork(String.valueOf(running.pid())).run();
      assertEquals(0, command.exit(), command.stderr());
      assertEquals(List.of(), command.dumps());
      Run run = running.kill();
      assertTrue(command.stdout().contains("\n  report    " + run.pages().get(0)));
      assertTrue(command.stdout().endsWith("\n  dump      " + run.dumpFiles().get(0) + "\n"));
    }
  }

  @Test
  void otherToolsThatAskForPropertiesGetNoSnapshot() throws Exception {
    try (Running running = hangs("all").start().awaitStdout("ready")) {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(running.pid()));
      Properties first = machine.getAgentProperties();
      String request = first.getProperty("dev.overstay.request");
      assertTrue(request.startsWith(System.getProperty("java.io.tmpdir", "")), request);
      Properties second = machine.getAgentProperties();
      assertEquals(request, second.getProperty("dev.overstay.request"));
      assertNull(second.getProperty("dev.overstay.dump"));
      Properties system = machine.getSystemProperties();
      assertFalse(system.stringPropertyNames().stream().anyMatch(k -> k.startsWith("dev.overst")));
      machine.detach();
      assertEquals(List.of(), running.kill().dumps());
    }
  }

  @Test
  void testThatRunsIsAFinding() {
    Fork fork =
        Fork.of(ConsoleLauncher.class)
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .jvmArgs("-Dstall=queue")
            .options("every=20ms")
            .args("execute", "--disable-banner", "-c")
            .args("dev.overstay.tests.targets.junit.Pushes")
            .args("--config", "junit.jupiter.execution.parallel.enabled=false");
    String title = "Test Pushes.deliversAfterARestart is still running";
    try (Running running = fork.start()) {
      running.awaitStdout("waits for a restart");
      // The timer's dumps in between do not tell of running tests, and come after the reading.
      for (int i = 0; i < 4; i++) {
        Run command = dump(running);
        assertTrue(
            titles(command).stream().anyMatch(t -> t.contains("Pushes.deliversAfterA")), title);
        assertTrue(command.stdout().contains("\n  made by   Pushes.deliversAfterARestart("));
      }
      running.kill();
    }
  }

  @Test
  void mainThatWaitsInAStaticInitialiserIsTold() {
    try (Running running = hangs("initialiser").start().awaitStdout("ready\nready")) {
      Run command = dump(running);
      String start = "Thread main is still running at Hangs$Two.<clinit>(Hangs.java:";
      assertTrue(titles(command).get(0).startsWith(start), titles(command).toString());
      assertEquals(Effect.BLOCKS_EXIT, command.dump().findings().get(0).effect());
      assertEquals("", running.kill().stderr());
    }
  }

  @Test
  void mainThatSpinsIsTold() {
    try (Running running = hangs("spins").start().awaitStdout("ready")) {
      Run command = dump(running);
      String start = "Thread main is still running at Hangs.spins(Hangs.java:";
      assertTrue(titles(command).get(0).startsWith(start), titles(command).toString());
      assertTrue(command.stdout().startsWith("overstay: thread main is still running at Hangs."));
    }
  }

  @Test
  void hookThatDoesNotReturnIsFoundWhileItStalls() {
    Fork fork = Fork.of(StuckHooks.class).args("waits").options("grace=100ms,stall=5m");
    try (Running running = fork.start()) {
      running.awaitDump(d -> d.findings().stream().anyMatch(f -> f.title().contains("closer")));
      Run command = dump(running);
      command.assertFinding(Mark.of(StuckHooks.class));
      assertEquals(Effect.STALLS_SHUTDOWN, command.finding().effect());
      assertEquals("", running.stderr());
    }
  }

  @Test
  void whatEndsSoonIsGivenItsTimeAtTheExitAllTheSame() {
    try (Running running = hangs("short").start().awaitStdout("ready")) {
      Run command = dump(running);
      assertTrue(titles(command).contains("Thread ends soon was never stopped"));
      Run run = running.type("").end();
      assertEquals(List.of(), run.dump().findings());
      assertEquals("", run.stderr());
    }
  }

  @Test
  void poolThatDoesNotAnswerHoldsNobodyUp() {
    try (Running running = hangs("hanging-pool").start().awaitStdout("ready")) {
      Run command = Dumping.of(running.pid());
      List<String> titles = titles(command);
      assertTrue(
          titles.contains("Executor pool-1 (1 thread) was never shut down"), titles::toString);
      String method = Hangs.class.getName() + "$1.getPoolSize()";
      assertEquals(
          List.of(method + " does not answer: what only that object can say is missing"),
          command.dump().agent().warnings());
      Run run = running.type("").end();
      assertEquals(0, run.exit());
      assertEquals(List.of(), run.dump().findings());
      assertEquals("", run.stderr());
    }
  }

  @Test
  void endOfTheJvmMeanwhileIsTold() {
    try (Running running = hangs("hanging-pool").start().awaitStdout("ready");
        Running command = Dumping.fork(String.valueOf(running.pid())).start()) {
      running.awaitStdout("asked").kill();
      Run run = command.end();
      assertEquals(2, run.exit());
      String line = "overstay: " + running.pid() + " has ended meanwhile; with the agent it has";
      assertTrue(run.stderr().startsWith(line), run.stderr());
      assertEquals(1, run.stderr().lines().count());
    }
  }
}
