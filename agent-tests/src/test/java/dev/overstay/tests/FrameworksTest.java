package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.TestClass;
import dev.overstay.tests.fork.Framework;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which test made what, in each framework and each shape of a Surefire fork: 3 classes, 12 tests, 5
 * things left behind.
 */
class FrameworksTest {
  private static final long BOUND_S = 120;

  private static Run run(Framework framework, Path project, String... arguments) {
    List<String> all = new ArrayList<>(List.of(framework.profile(), "test"));
    all.addAll(Arrays.asList(arguments));
    try (Running maven = Suite.start(project, Map.of(), BOUND_S, all.toArray(new String[0]))) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertTrue(run.stdout().contains("Tests run: 12, Failures: 0, Errors: 0"), run.stdout());
      return run;
    }
  }

  /** The tests of the findings of all dumps, by what was left behind. */
  private static Map<String, String> made(Run run) {
    Map<String, String> made = new TreeMap<>();
    for (Dump dump : run.dumps()) {
      assertEquals(List.of(), dump.agent().failedProbes());
      for (Finding finding : dump.findings()) {
        List<String> tests = new ArrayList<>();
        for (int id : finding.tests()) {
          tests.add(Objects.requireNonNull(dump.test(id)).shortName());
        }
        String resource = Objects.requireNonNull(dump.resource(finding.root())).name();
        made.put(resource.replaceFirst(".*:\\d+.*", "port"), String.join(" ", tests));
      }
    }
    return made;
  }

  private static void assertEachHasItsTest(Framework framework, Run run) {
    String opens =
        framework == Framework.TESTNG ? "StockTest.opens" : "StockTest, before or after its tests";
    Map<String, String> expected = new TreeMap<>();
    expected.put("publishes-orders", "OrdersTest.publishesOrders");
    expected.put("imports-orders", "OrdersTest.importsOrders");
    expected.put("port", opens);
    expected.put("reminds-of-stock", "StockTest.remindsOfStock");
    expected.put("sends-bills", "BillsTest.sendsBills");
    assertEquals(expected, made(run));
    int tests = 0;
    for (Dump dump : run.dumps()) {
      for (Finding finding : dump.findings()) {
        int at = finding.fix().indexOf("for example in ");
        String words = at < 0 ? framework.tearDown() : finding.fix().substring(at + 15);
        assertTrue(
            List.of(framework.tearDown(), framework.classTearDown()).contains(words),
            finding.fix());
      }
      for (TestClass type : dump.testClasses()) {
        tests += type.tests();
      }
    }
    assertEquals(12, tests);
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void eachLeakHasItsTest(Framework framework) {
    Run run = run(framework, framework.project());
    assertEquals(1, run.dumps().size());
    assertEachHasItsTest(framework, run);
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  @Tag("matrix")
  void inEachShapeOfAFork(Framework framework) {
    String[][] shapes = {
      {"-DforkCount=2"},
      {"-DreuseForks=false"},
      {"-DforkCount=2", "-DreuseForks=false"},
      {"-Dsurefire.useSystemClassLoader=false"},
      {"-Dsurefire.useManifestOnlyJar=false"},
    };
    for (String[] shape : shapes) {
      Run run = run(framework, framework.project(), shape);
      int forks = shape[shape.length - 1].equals("-DreuseForks=false") ? 3 : 0;
      assertTrue(forks == 0 || run.dumps().size() == forks, Arrays.toString(shape));
      assertEachHasItsTest(framework, run);
    }
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  @Tag("matrix")
  void inParallel(Framework framework) {
    String flags =
        "-Djvm.flags=-Djunit.jupiter.execution.parallel.enabled=true"
            + " -Djunit.jupiter.execution.parallel.mode.default=concurrent";
    String[] parallel =
        switch (framework) {
          case JUPITER5, JUPITER6 -> new String[] {flags};
          case VINTAGE ->
              new String[] {
                "-Djvm.flags=-Djunit.vintage.execution.parallel.enabled=true -Djunit.vintage.execution.parallel.classes=true -Djunit.vintage.execution.parallel.methods=true"
              };
          default ->
              new String[] {"-Dparallel=methods", "-DthreadCount=4", "-DperCoreThreadCount=false"};
        };
    assertEachHasItsTest(framework, run(framework, framework.project(), parallel));
  }

  @ParameterizedTest
  @EnumSource(
      value = Framework.class,
      names = {"JUPITER6", "TESTNG"})
  @Tag("matrix")
  void onTheModulePath(Framework framework) throws IOException {
    Path project = framework.project();
    Files.writeString(
        project.resolve("src/main/java/module-info.java"), "module com.acme { exports com.acme; }");
    assertEachHasItsTest(framework, run(framework, project));
  }

  @Test
  void oldSurefireNamesTheTestToo() {
    Run run = run(Framework.JUNIT4, Framework.JUNIT4.project(), "-Dsurefire=3.2.5");
    assertEachHasItsTest(Framework.JUNIT4, run);
  }

  @Test
  void otherCopiesOfItsLibrariesDoNotClash() throws IOException {
    Path project = Framework.JUPITER6.project();
    Path sources = project.resolve("src/test/java/com/acme");
    for (String name : new String[] {"BillsTest", "OrdersTest", "StockTest", "Threads"}) {
      Files.delete(sources.resolve(name + ".java"));
    }
    Files.copy(
        Path.of("src/test/resources/others/CopiesTest.java"), sources.resolve("CopiesTest.java"));
    try (Running maven = Suite.start(project, Map.of(), BOUND_S, "-Pjupiter6,copies", "test")) {
      Run run = maven.end();
      assertEquals(0, run.exit(), run.stdout());
      assertEquals(List.of(), run.dump().agent().failedProbes());
      // Mockito's own threads and files are nobody's; the one real socket was dropped, not closed.
      for (Finding finding : run.dump().findings()) {
        assertEquals(
            "CopiesTest.mocksFinalClassesAndThoseOfTheJdk",
            Objects.requireNonNull(run.dump().test(finding.tests().get(0))).shortName());
      }
    }
  }
}
