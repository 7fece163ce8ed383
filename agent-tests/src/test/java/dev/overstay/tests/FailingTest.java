package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Framework;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.fork.Suite;
import dev.overstay.tests.fork.SurefireReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertTrue(message.contains("fix       Call shutdown() on it before the test ends"), message);
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
}
