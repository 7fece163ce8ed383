package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Attribution;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.console.ConsoleLauncher;

/** Which of several tests made it, and what it did while others ran. */
class AttributionTest {
  private static final String PACKAGE = "dev.overstay.tests.targets.junit.";

  private static Run run(String test, boolean parallel) {
    return Fork.of(ConsoleLauncher.class)
        .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
        .options("grace=200ms")
        .args("execute", "--disable-banner", "-c", PACKAGE + test)
        .args("--config", "junit.jupiter.execution.parallel.enabled=" + parallel)
        .args("--config", "junit.jupiter.execution.parallel.config.strategy=fixed")
        .args("--config", "junit.jupiter.execution.parallel.config.fixed.parallelism=8")
        .args("--config", "junit.jupiter.execution.parallel.config.fixed.max-pool-size=16")
        .run();
  }

  private static List<String> tests(Dump dump, Finding finding) {
    List<String> tests = new ArrayList<>();
    for (int id : finding.tests()) {
      tests.add(Objects.requireNonNull(dump.test(id)).shortName());
    }
    return tests;
  }

  private static Attribution attribution(Run run) {
    Resource root = run.dump().resource(run.finding().root());
    return Objects.requireNonNull(root).attribution();
  }

  @RepeatedTest(10)
  void eightTestsSideBySideEachOwnWhatTheyMade() {
    Run run = run("SideBySide", true);
    assertEquals(0, run.exit(), run.stdout());
    Map<String, List<String>> made = new TreeMap<>();
    Map<String, List<String>> expected = new TreeMap<>();
    for (Resource resource : run.dump().resources()) {
      if (resource.kind().equals("executor")) {
        Integer test = resource.test();
        made.put(
            resource.name(),
            test == null
                ? List.of()
                : List.of(Objects.requireNonNull(run.dump().test(test)).shortName()));
        expected.put(resource.name(), List.of("SideBySide." + resource.name()));
      }
    }
    assertEquals(8, made.size(), run.stderr());
    assertEquals(expected, made);
  }

  @RepeatedTest(3)
  void repetitionsSideBySideEachOwnWhatTheyMade() {
    Run run = run("Repeats", true);
    assertEquals(List.of("Repeats.repeats[6]"), tests(run.dump(), run.finding()));
  }

  @Test
  void threadThatWorksOnInLaterTestsIsMeasured() {
    Run run = run("LivesOn", false);
    Finding finding = run.finding();
    assertEquals(List.of("LivesOn.publishes"), tests(run.dump(), finding));
    assertEquals(12, finding.outlived().tests());
    assertTrue(finding.outlived().cpuMsInOtherTests() > 0, finding.toString());
    String line = "  outlived  12 other tests, using " + finding.outlived().cpuMsInOtherTests();
    assertTrue(run.stderr().contains(line + " ms of CPU in them\n"), run.stderr());
  }

  @Test
  void onePlaceThatManyTestsComeByIsOneFinding() {
    Run run = run("Comes", false);
    Dump dump = run.dump();
    assertEquals(2, dump.findings().size(), run.stderr());
    for (Finding finding : dump.findings()) {
      boolean helper = Objects.requireNonNull(finding.madeBy()).method().equals("open");
      assertEquals(helper ? 3 : 2, finding.count());
      List<String> expected =
          helper ? List.of("Comes.one", "Comes.three", "Comes.two") : List.of("Comes.twice");
      assertEquals(expected, tests(dump, finding).stream().sorted().toList());
    }
    assertTrue(run.stderr().contains(", twice in Comes.twice\n"), run.stderr());
    assertTrue(run.stderr().contains(" and 2 others\n"), run.stderr());
  }

  @Test
  void poolOfTheClassWorksForWhoeverRuns() {
    Run run = run("SharedPool", false);
    assertEquals(List.of("SharedPool.second"), tests(run.dump(), run.finding()));
    assertEquals(Attribution.INHERITED, attribution(run));
  }

  @Test
  void virtualThreadIsOfTheTestThatStartedIt() {
    assumeTrue(Runtime.version().feature() >= 21, "no virtual threads in this JDK");
    Run run = run("Virtual", true);
    assertEquals(List.of("Virtual.opens"), tests(run.dump(), run.finding()));
    assertEquals(Attribution.INHERITED, attribution(run));
  }
}
