package dev.overstay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one JVM's last snapshot shows, as {@code dump.schema.json} describes it.
 *
 * @param producer {@code overstay} and its version
 * @param jvm the JVM
 * @param verdict the summary of the findings
 * @param findings the problems to fix, worst first
 * @param resources the resources that findings name, with their owners
 * @param stacks the stacks that resources name
 * @param tests the tests that a resource or the shutdown names
 * @param testClasses every test class of the run
 * @param snapshots oldest first
 * @param shutdown null until a shutdown is requested
 * @param deadlocks cycles of threads, by thread id
 * @param agent the agent's own health
 */
public record Dump(
    String producer,
    Jvm jvm,
    Verdict verdict,
    List<Finding> findings,
    List<Resource> resources,
    List<Stack> stacks,
    List<TestRun> tests,
    List<TestClass> testClasses,
    List<Snapshot> snapshots,
    @Nullable Shutdown shutdown,
    List<List<Long>> deadlocks,
    Health agent) {

  /** The value of the field {@code format}. */
  public static final String FORMAT = "overstay-dump";

  /** The value of the field {@code version}. */
  public static final int VERSION = 1;

  /** Detail of what has ended: for how many milliseconds the exit waited for it. */
  public static final String HELD_MS = "heldMs";

  /** Detail of a thread that is reported for what it runs: a test's id, or {@code main}. */
  public static final String RUNS = "runs";

  /** Whether a finding reports that a test, or main, did not end. */
  public boolean isRunningTest(Finding finding) {
    Resource root = resource(finding.root());
    return root != null && root.detail().get(RUNS) != null;
  }

  /** The resource with this id; null if the dump has none. */
  public @Nullable Resource resource(@Nullable Integer id) {
    for (Resource resource : resources) {
      if (id != null && resource.id() == id) {
        return resource;
      }
    }
    return null;
  }

  /** The stack with this id; null if the dump has none. */
  public @Nullable Stack stack(@Nullable Integer id) {
    for (Stack stack : stacks) {
      if (id != null && stack.id() == id) {
        return stack;
      }
    }
    return null;
  }

  /** The test with this id; null if the dump has none. */
  public @Nullable TestRun test(@Nullable Integer id) {
    for (TestRun test : tests) {
      if (id != null && test.id() == id) {
        return test;
      }
    }
    return null;
  }

  /** Whether the code of a test ended the JVM by a call, not a signal or the test runner. */
  public boolean isEndedByTest() {
    if (!isCutShort() || shutdown == null || shutdown.requestedBy().how().equals("signal")) {
      return false;
    }
    Stack call = stack(shutdown.requestedBy().stack());
    return call != null && call.innermostOwn() >= 0;
  }

  /** Whether a running test ended the JVM, so that the runner did not get its results. */
  public boolean isCutShort() {
    return shutdown != null && shutdown.requestedBy().test() != null;
  }
}
