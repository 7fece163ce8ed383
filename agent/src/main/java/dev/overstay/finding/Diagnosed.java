package dev.overstay.finding;

import dev.overstay.attribution.TestLog;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a dump that a diagnosis knows.
 *
 * @param at when the diagnosis was made, in epoch milliseconds
 * @param findings worst first
 * @param resources the resources that the findings name
 * @param stacks the stacks that the resources name
 * @param tests the tests that the resources name
 * @param testClasses every test class
 * @param deadlocks cycles of threads that wait for each other, by their ids
 * @param exitStack id of the stack of the call for the exit; null if there was no such call
 * @param exitTest id of the test that called for the exit while it ran, or null
 * @param cutShort a sentence about what ended the JVM in the middle of a test, or null
 */
public record Diagnosed(
    long at,
    List<Finding> findings,
    List<Resource> resources,
    List<Stack> stacks,
    List<TestRun> tests,
    List<TestClass> testClasses,
    List<List<Long>> deadlocks,
    @Nullable Integer exitStack,
    @Nullable Integer exitTest,
    @Nullable String cutShort) {

  /** A result with only the tests. */
  static Diagnosed clean(long at, TestLog tests) {
    return new Diagnosed(
        at,
        List.of(),
        List.of(),
        List.of(),
        tests.named(),
        tests.classes(),
        List.of(),
        null,
        null,
        null);
  }

  /** Whether a finding reports that a test did not end. */
  boolean isRunningTest(Finding finding) {
    Resource root = resource(finding.root());
    return root != null && root.detail().get(Dump.RUNS) != null;
  }

  @Nullable Resource resource(int id) {
    for (Resource resource : resources) {
      if (resource.id() == id) {
        return resource;
      }
    }
    return null;
  }
}
