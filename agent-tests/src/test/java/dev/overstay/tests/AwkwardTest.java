package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.tools.attach.VirtualMachine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Awkward;
import dev.overstay.tests.targets.agents.PrintingAgent;
import dev.overstay.tests.targets.junit4.NotifiesOfNothing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code of the user's that an agent easily disturbs: it runs and ends as without the agent. */
class AwkwardTest {
  private static Fork awkward(String... args) {
    return Fork.of(Awkward.class).args(args).options("grace=100ms");
  }

  @Test
  void agentThatNeedsALockForEachClassHoldsNoExit(@TempDir Path dir) throws Exception {
    String name = PrintingAgent.class.getName();
    Path jar = Jars.make(dir.resolve("printing.jar"), Map.of("Premain-Class", name), List.of(name));
    Run run = awkward("exits-under-stdout").jvmArgs("-javaagent:" + jar).run();
    assertEquals(5, run.exit(), run.stderr());
  }

  @Test
  void exitOfAVirtualThreadNeedsNoFreeCarrier() {
    assumeTrue(Runtime.version().feature() >= 21, "no virtual threads");
    Run run = awkward("virtual-exit").run();
    assertEquals(3, run.exit(), run.stderr());
  }

  @Test
  void listOfTheUsersIsAskedForItsWordsAsWithoutTheAgent() {
    Run run = awkward("list").run();
    assertEquals("asked 1\n", run.stdout());
    assertTrue(run.finding().title().startsWith("Process sleep 100 "), run.finding().title());
    run.assertFinding(Mark.of(Awkward.class, "childWithAListOfTheUsers"));
  }

  @Test
  void poolWhoseLockIsHeldHoldsNoSnapshot() {
    Run run = awkward("pool-lock").run();
    assertEquals(4, run.exit(), run.stderr());
    assertTrue(run.millis() < 5_000, run.millis() + " ms");
    assertEquals(List.of(), run.dump().agent().warnings());
  }

  @Test
  void systemPropertiesOfTheUsersGetNoKey() throws Exception {
    try (Running running = awkward("properties").start().awaitStdout("ready")) {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(running.pid()));
      machine.getSystemProperties();
      machine.detach();
      Run run = running.type("").end();
      assertEquals("ready\nfalse\n", run.stdout(), run.stderr());
    }
  }

  @Test
  void notificationWithoutADescriptionIsNoError() {
    Run run = Fork.of(NotifiesOfNothing.class).libraries("junit-4", "hamcrest-core").run();
    assertEquals("notified\n", run.stdout(), run.stderr());
  }
}
