package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import dev.overstay.tests.targets.junit.LeavesAPool;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.classworlds.launcher.Launcher;
import org.junit.jupiter.api.Test;
import worker.org.gradle.process.internal.worker.GradleWorkerMain;

/** Who runs the code of this JVM, and whether it waits for what that leaves. */
class RunnersTest {
  private static final String EXEC = "org.codehaus.mojo:exec-maven-plugin:3.5.0:java";
  private static final String FAILSAFE =
      "org.apache.maven.plugins:maven-failsafe-plugin:3.5.6:integration-test";

  private static Running exec(String... arguments) {
    Map<String, String> agent =
        Map.of("MAVEN_OPTS", "-javaagent:" + Fork.AGENT + "=grace=200ms,stall=500ms");
    return Suite.startCompiled(
        agent,
        EXEC,
        "-Dexec.mainClass=com.acme.Starts",
        "-Dexec.classpathScope=test",
        "-Dexec.args=" + String.join(" ", arguments));
  }

  @Test
  void execJavaWaitsForTheThreadsOfItsMain() {
    try (Running maven = exec("leave")) {
      maven.awaitStderr("  report  ");
      assertFalse(maven.endsWithin(500));
      Run run = maven.kill();
      Finding finding = run.finding();
      assertEquals("exec-maven", run.dump().jvm().runner());
      assertEquals(Effect.BLOCKS_EXIT, finding.effect());
      assertEquals(ExitState.BLOCKED, run.dump().verdict().exit());
      String headline = run.dump().verdict().headline();
      String start = "Maven waits: thread consumer was never stopped, made by Starts.main(Starts.";
      assertTrue(headline.startsWith(start), headline);
      assertTrue(finding.fix().endsWith(" before main returns"), finding.fix());
      assertFalse(run.stderr().contains("hides it"), run.stderr());
    }
  }

  @Test
  void execJavaOfAMainThatLeavesNothingIsToldNothing() {
    try (Running maven = exec()) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertEquals(List.of(), run.dump().findings());
      assertFalse(run.stderr().contains("overstay"), run.stderr());
    }
  }

  @Test
  void mavensOwnConnectionsAreNobodysToClose() {
    Run run = Fork.of(Launcher.class).run();
    assertEquals(0, run.exit());
    assertEquals(List.of(), run.dump().findings());
  }

  @Test
  void forkOfFailsafeIsTold() {
    try (Running maven =
        Suite.startCompiled(
            Map.of(),
            FAILSAFE,
            "-Dit.test=Endings#leavesAPool",
            "-DargLine=-javaagent:" + Fork.AGENT)) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertEquals("failsafe", run.dump().jvm().runner());
      String headline = run.dump().verdict().headline();
      assertTrue(headline.endsWith("; Failsafe hides it: it ends the JVM with System.exit"));
    }
  }

  @Test
  void workerOfGradleIsTold() {
    Run run =
        Fork.of(GradleWorkerMain.class)
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .args(LeavesAPool.class.getName())
            .run();
    assertEquals(0, run.exit());
    assertEquals("gradle", run.dump().jvm().runner());
    run.assertFinding(Mark.of(LeavesAPool.class));
    String headline = run.dump().verdict().headline();
    assertTrue(headline.endsWith("; Gradle hides it: it ends the JVM with System.exit"), headline);
    assertTrue(run.stderr().contains(", in LeavesAPool.starts\n"), run.stderr());
  }
}
