package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.TestRun;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Framework;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import dev.overstay.tests.fork.SurefireReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was left behind fails the test, class or run that left it, where that is asked for. */
class FailingTest {
  private static final long BOUND_S = 120;

  private static Run run(Framework framework, Path project, String options, String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = framework.profile();
    arguments[1] = "test";
    arguments[2] = "-Doverstay.options=" + options;
    System.arraycopy(more, 0, arguments, 3, more.length);
    try (Running maven = Suite.start(project, Map.of(), BOUND_S, arguments)) {
      return maven.end();
    }
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void exactlyTheLeakingTestsFail(Framework framework) {
    Path project = framework.project();
    Run run = run(framework, project, "failon=all,failat=test,grace=300ms");
    assertEquals(1, run.exit(), run.stdout());
    SurefireReports reports = SurefireReports.of(project);
    assertEquals(12, reports.tests(), run.stdout());
    assertEquals(
        Set.of(
            "OrdersTest.publishesOrders",
            "OrdersTest.importsOrders",
            "StockTest.remindsOfStock",
            "BillsTest.sendsBills"),
        reports.failed());
    String message = reports.message("OrdersTest.publishesOrders");
    assertTrue(message.contains("executor publishes-orders (1 thread) was never shut"), message);
    assertTrue(message.contains("made by   OrdersTest.publishesOrders(OrdersTest.java:"), message);
    assertTrue(
        message.contains("fix       Call pool.shutdown() before the test ends, in a finally"),
        message);
  }

  @Test
  void classThatLeavesSomethingBehindFails() {
    Path project = Framework.JUPITER6.project();
    Run run = run(Framework.JUPITER6, project, "failon=all,grace=300ms");
    assertEquals(1, run.exit(), run.stdout());
    assertEquals(
        Set.of("OrdersTest", "StockTest", "BillsTest"), SurefireReports.of(project).failed());
  }

  @Test
  void runFailsByItsExitCode() {
    Path project = Framework.TESTNG.project();
    Run run = run(Framework.TESTNG, project, "failon=all,failat=run,grace=300ms");
    assertEquals(1, run.exit(), run.stdout());
    assertEquals(Set.of(), SurefireReports.of(project).failed());
  }

  @Test
  void withABaselineNothingFails() {
    Path project = Framework.JUNIT4.project();
    Run first = run(Framework.JUNIT4, project, "grace=300ms");
    assertEquals(0, first.exit());
    Path baseline = project.resolve("known.txt");
    assertEquals(
        0, CommandLine.run(project, "baseline", "target/overstay", "-o", "known.txt").exit());
    String options = "failon=all,failat=test,grace=300ms,baseline=" + baseline;
    Run second = run(Framework.JUNIT4, project, options);
    assertEquals(0, second.exit(), second.stdout());
    assertEquals(Set.of(), SurefireReports.of(project).failed());
    Dump dump = second.dumps().get(second.dumps().size() - 1);
    assertEquals(
        List.of("known"), dump.findings().stream().map(Finding::baseline).distinct().toList());
  }

  /** The project of a framework with this test class in the place of its own. */
  private static Path with(Framework framework, String test) throws IOException {
    Path project = framework.project();
    Path sources = project.resolve("src/test/java/com/acme");
    for (String name : new String[] {"BillsTest", "OrdersTest", "StockTest"}) {
      Files.delete(sources.resolve(name + ".java"));
    }
    String file = test + ".java";
    Files.copy(Path.of("src/test/resources/others", file), sources.resolve(file));
    return project;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void eachTestThatComesByOnePlaceFails(String reruns) throws IOException {
    Path project = with(Framework.JUPITER6, "PlacesTest");
    String options = "failon=all,failat=test,grace=100ms";
    Run run =
        run(Framework.JUPITER6, project, options, "-Dsurefire.rerunFailingTestsCount=" + reruns);
    assertEquals(1, run.exit(), run.stdout());
    String count = "Tests run: 6, Failures: 5, Errors: 0";
    assertTrue(run.stdout().contains(count), run.stdout());
  }

  @Test
  void fieldOfAnInstanceIsOfItsTest() throws IOException {
    Path project = with(Framework.JUPITER6, "FieldTest");
    run(Framework.JUPITER6, project, "failon=all,failat=test,grace=100ms");
    assertEquals(Set.of("FieldTest.uses"), SurefireReports.of(project).failed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.12", "4.13.2"})
  void classOfAnOldFrameworkFails(String version) throws IOException {
    Path project = with(Framework.JUNIT4, "OldTest");
    run(Framework.JUNIT4, project, "failon=all,grace=100ms", "-Djunit4=" + version);
    assertEquals(Set.of("OldTest"), SurefireReports.of(project).failed());
    Path newer = Framework.JUNIT4.project();
    run(Framework.JUNIT4, newer, "failon=all,grace=100ms", "-Djunit4=" + version);
    Set<String> all = Set.of("OrdersTest", "StockTest", "BillsTest");
    assertEquals(all, SurefireReports.of(newer).failed());
  }

  @Test
  void whatComesBeforeATestIsNoOtherTestsToAnswerFor() throws IOException {
    Path project = with(Framework.TESTNG, "MethodsTest");
    String options = "failon=all,failat=test,grace=100ms";
    String[] parallel = {"-Dparallel=methods", "-DthreadCount=3", "-DperCoreThreadCount=false"};
    Run run = run(Framework.TESTNG, project, options, parallel);
    assertEquals(Set.of(), SurefireReports.of(project).failed(), run.stdout());
    Finding finding = run.finding();
    TestRun by = Objects.requireNonNull(run.dump().test(finding.tests().get(0)));
    assertEquals("MethodsTest.comesBefore", by.shortName());
  }
}
