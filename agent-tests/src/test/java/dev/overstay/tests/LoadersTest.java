package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Health;
import dev.overstay.dump.Resource;
import dev.overstay.tests.docker.Engine;
import dev.overstay.tests.fork.Bundles;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.TestClassPath;
import dev.overstay.tests.targets.DockerContainers;
import dev.overstay.tests.targets.NativeProcesses;
import dev.overstay.tests.targets.junit.LeavesAPool;
import dev.overstay.tests.targets.loaders.Denying;
import dev.overstay.tests.targets.loaders.Filtering;
import dev.overstay.tests.targets.loaders.InOsgi;
import dev.overstay.tests.targets.loaders.JUnit4Tests;
import dev.overstay.tests.targets.loaders.ManyLoaders;
import dev.overstay.tests.targets.loaders.TestNgTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.console.ConsoleLauncher;
import org.junit.runner.JUnitCore;
import org.testng.TestNG;

/** Frameworks and libraries in class loaders that see nothing of the agent. */
class LoadersTest {
  private static Fork filtered(Class<?> main, String... libraries) {
    return Fork.of(Filtering.class)
        .libraries(libraries)
        .args(main.getName())
        .options("grace=300ms");
  }

  private static Fork junit4() {
    return filtered(JUnitCore.class, "junit-4", "hamcrest-core").args(JUnit4Tests.class.getName());
  }

  /** Asserts that this test left what its method is marked with. */
  private static void assertLeft(Run run, Class<?> tests, String method) {
    Dump dump = run.dump();
    Finding finding = Mark.of(tests, method).assertFoundIn(dump);
    assertEquals(1, finding.tests().size(), finding.toString());
    assertEquals(
        tests.getSimpleName() + "." + method,
        Objects.requireNonNull(dump.test(finding.tests().get(0))).shortName());
    assertEquals(List.of(), dump.agent().failedProbes());
  }

  private static void assertEachTestOfJUnit4LeftItsOwn(Run run) {
    assertEquals(0, run.exit(), run.stdout());
    assertEquals(3, run.dump().findings().size(), run.stderr());
    assertLeft(run, JUnit4Tests.class, "publishes");
    assertLeft(run, JUnit4Tests.class, "listens");
    assertLeft(run, JUnit4Tests.class, "reminds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:auto", "-Xshare:off"})
  void testsOfJUnit4(String share) {
    Run run = junit4().jvmArgs(share).run();
    assertTrue(run.stdout().contains("OK (3 tests)"), run.stdout());
    assertEachTestOfJUnit4LeftItsOwn(run);
  }

  @Test
  void testsOfJUnitPlatform() {
    Run run =
        filtered(ConsoleLauncher.class, "junit-", "opentest4j", "apiguardian", "jspecify")
            .args("execute", "--disable-banner", "-c", LeavesAPool.class.getName())
            .run();
    assertEquals(0, run.exit(), run.stdout());
    assertTrue(run.stdout().contains("1 tests successful"), run.stdout());
    assertLeft(run, LeavesAPool.class, "starts");
  }

  @Test
  void testsOfTestNg() {
    Run run = testNg().run();
    assertEquals(0, run.exit(), run.stdout());
    assertTrue(run.stdout().contains("Total tests run: 2, Passes: 2"), run.stdout());
    assertLeft(run, TestNgTests.class, "publishes");
  }

  private static Fork testNg() {
    return filtered(TestNG.class, "testng-", "jcommander-", "slf4j-")
        .args("-usedefaultlisteners", "false", "-listener", TestNgTests.Prints.class.getName())
        .args("-testclass", TestNgTests.class.getName());
  }

  @Test
  void containersOfDockerJava() {
    try (Engine engine = new Engine()) {
      Run run =
          filtered(
                  DockerContainers.class,
                  "docker-java-",
                  "jackson-",
                  "slf4j-",
                  "commons-",
                  "guava-")
              .args("left", engine.host())
              .run();
      assertEquals(0, run.exit(), run.stderr());
      run.assertFinding(Mark.of(DockerContainers.class, "left"));
    }
  }

  @Test
  void childrenOfNuProcess() {
    Run run =
        filtered(NativeProcesses.class, "nuprocess-", "jna-")
            .args("nuprocess")
            // From JDK 24 on the JVM warns on stderr of what JNA loads.
            .jvmArgs("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED")
            .options("every=300ms")
            .runUntil(dump -> dump.findings().stream().anyMatch(f -> f.madeBy() != null));
    Finding finding = Mark.of(NativeProcesses.class, "nuProcess").assertFoundIn(run.dump());
    // The agent's own frames, those of the class in java.lang among them, are not the user's.
    assertTrue(
        firstFrame(run.dump(), finding).startsWith("com.zaxxer.nuprocess."),
        () -> firstFrame(run.dump(), finding));
  }

  private static String firstFrame(Dump dump, Finding finding) {
    Resource root = Objects.requireNonNull(dump.resource(finding.root()));
    return Objects.requireNonNull(dump.stack(root.stack())).frames().get(0);
  }

  @Test
  void testsOfJUnit4FailForWhatTheyLeft() {
    Run run = junit4().options("grace=300ms,failon=all,failat=test").run();
    assertEquals(1, run.exit());
    assertTrue(run.stdout().contains("Tests run: 3,  Failures: 3"), run.stdout());
    String top = "before the test ends, for example in @After\n\tat java.base/java.util.Timer.";
    assertTrue(run.stdout().contains(top), run.stdout());
  }

  @Test
  void testsOfTestNgFailForWhatTheyLeftAfterTheirAfterMethods() {
    Run run = testNg().options("grace=1s,failon=all,failat=test").run();
    assertTrue(run.stdout().contains("failed publishes\n"), run.stdout());
    assertTrue(run.stdout().contains("passed imports\n"), run.stdout());
    assertTrue(!run.stdout().contains("passed publishes\n"), run.stdout());
  }

  @Test
  void eightLoadersAtOnce() {
    Run run =
        Fork.of(ManyLoaders.class)
            .libraries("junit-4", "hamcrest-core")
            .args(JUnit4Tests.class.getName())
            .options("grace=300ms")
            .run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals("successful true\n".repeat(8), run.stdout());
    assertEquals(List.of(), run.dump().agent().failedProbes());
    assertTrue(run.dump().findings().stream().noneMatch(f -> f.tests().isEmpty()), run.stderr());
  }

  @Test
  void whereNoClassCanBeAddedTheTestsRunAndTheProbesAreNamed() {
    assumeTrue(Runtime.version().feature() < 18, "no security manager can be set in this JDK");
    Run run =
        Fork.of(Denying.class)
            .libraries("junit-4", "hamcrest-core")
            .args(JUnitCore.class.getName(), JUnit4Tests.class.getName())
            .options("grace=300ms")
            .run();
    assertTrue(run.stdout().contains("OK (3 tests)"), run.stdout());
    assertEquals(
        Set.of(
            "org.junit.runner.notification.RunNotifier",
            "org.junit.runners.ParentRunner",
            "org.junit.internal.runners.JUnit38ClassRunner"),
        run.dump().agent().failedProbes().stream()
            .map(probe -> probe.point().replaceFirst("\\.\\w+\\(.*", ""))
            .collect(Collectors.toSet()));
    for (Health.FailedProbe probe : run.dump().agent().failedProbes()) {
      assertEquals(
          "its class loader does not see the agent, and java.lang takes no class:"
              + " java.lang.SecurityException",
          probe.why());
    }
    Mark.of(JUnit4Tests.class, "reminds").assertFoundIn(run.dump());
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.eclipse.osgi-", "org.apache.felix.framework-"})
  void testsOfJUnit4InOsgi(String framework) {
    Fork fork = Fork.of(InOsgi.class).libraries(framework);
    Path work = fork.workDir();
    String tests = JUnit4Tests.class.getName();
    Path classes = Jars.make(work.resolve("classes.jar"), "Tests", "1", List.of(tests));
    Run run =
        fork.args(
                tests,
                Bundles.make(classes, work.resolve("tests.jar")).toString(),
                Bundles.make(TestClassPath.jar("junit-4"), work.resolve("junit.jar")).toString(),
                Bundles.make(TestClassPath.jar("hamcrest-core"), work.resolve("hamcrest.jar"))
                    .toString())
            .options("grace=300ms,own=" + JUnit4Tests.class.getName())
            .run();
    assertTrue(run.stdout().contains("run 3\nfailures []\n"), run.stdout() + run.stderr());
    assertEachTestOfJUnit4LeftItsOwn(run);
  }
}
