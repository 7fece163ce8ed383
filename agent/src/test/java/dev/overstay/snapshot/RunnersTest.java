package dev.overstay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.overstay.dump.Runner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the runner is told by the JVM's command. */
class RunnersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/target/surefire/surefirebooter-1_3.jar /a/target/surefire 1-jvmRun1 s_1tmp s_2tmp | SUREFIRE",
        "/a b/target/surefire/surefirebooter-1_3.jar /a b/target/surefire 1 s_1tmp s_2tmp | SUREFIRE",
        "C:\\a b\\target\\surefire\\surefirebooter-1_3.jar C:\\a b 1 s_1tmp s_2tmp | SUREFIRE",
        "org.apache.maven.surefire.booter.ForkedBooter /a 1 s_1tmp s_2tmp | SUREFIRE",
        "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Test Executor 1' | GRADLE",
        "org.junit.platform.console.ConsoleLauncher execute | JUNIT_CONSOLE",
        "lib/junit-platform-console-standalone-1.14.4.jar execute -c a.B | JUNIT_CONSOLE",
        "com.intellij.rt.junit.JUnitStarter -ideVersion5 -junit5 a.BTest,c | INTELLIJ",
        "com.intellij.rt.execution.application.AppMainV2 com.acme.Main | PLAIN",
        "org.codehaus.plexus.classworlds.launcher.Launcher compile exec:java | EXEC_MAVEN",
        "org.codehaus.plexus.classworlds.launcher.Launcher org.codehaus.mojo:exec-maven-plugin:3.5.0:java | EXEC_MAVEN",
        "org.codehaus.plexus.classworlds.launcher.Launcher org.codehaus.mojo:exec-maven-plugin:java@run | EXEC_MAVEN",
        "org.codehaus.plexus.classworlds.launcher.Launcher exec:exec | PLAIN",
        "org.codehaus.plexus.classworlds.launcher.Launcher verify | PLAIN",
        "com.acme.Main lib/surefirebooter-1.jar | PLAIN",
        "app.jar | PLAIN",
      })
  void runnerIsToldByTheCommand(String command, Runner runner) {
    assertEquals(runner, Runners.of(command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a b/app.jar --port 1 | /a b/app.jar",
        "/a b/app.jar | /a b/app.jar",
        "app.jar x.jar | app.jar",
        "com.acme.Main a/b.jar | com.acme.Main",
        "com.intellij.rt.execution.application.AppMainV2 com.acme.Main x | com.acme.Main",
        "acme/com.acme.Main | acme/com.acme.Main",
      })
  void mainIsTheClassOrTheJar(String command, String main) {
    assertEquals(main, Runners.main(command));
  }

  @Test
  void commandMayBeUnknown() {
    assertNull(Runners.main(null));
    assertNull(Runners.main(""));
    assertEquals(Runner.PLAIN, Runners.of(null));
  }
}
