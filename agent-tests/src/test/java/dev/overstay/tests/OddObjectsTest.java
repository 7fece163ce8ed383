package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.OddObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object whose methods throw or never return costs the dump that object alone. */
class OddObjectsTest {
  private static final String ODD = OddObjects.class.getName() + "$";

  private static Run run(String what, String how) {
    Run run = Fork.of(OddObjects.class).args(what, how).options("grace=100ms").run();
    assertEquals(5, run.exit(), run.stderr());
    assertFalse(run.stderr().contains("no dump"), run.stderr());
    return run;
  }

  private static Finding found(Run run, String method) {
    Mark.of(OddObjects.class, "pool").assertFoundIn(run.dump());
    return Mark.of(OddObjects.class, method).assertFoundIn(run.dump());
  }

  private static Map<String, ?> detail(Run run, int id) {
    Resource resource = run.dump().resource(id);
    assertNotNull(resource);
    return resource.detail();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "hangs"})
  void methodsOfAThreadAreNotCalled(String how) {
    Run run = run("thread", how);
    Finding finding = found(run, "thread");
    assertEquals("Thread odd was never stopped", finding.title());
    Map<String, ?> detail = detail(run, finding.root());
    assertTrue(detail.get("threadId") instanceof Integer, detail.toString());
    String samples = String.valueOf(detail.get("samples"));
    assertTrue(samples.contains("state=WAITING"), samples);
    assertEquals(List.of(), run.dump().agent().warnings());
  }

  @ParameterizedTest
  @CsvSource({
    "executor, throws, OddPool.getPoolSize() threw java.lang.IllegalStateException",
    "executor, hangs, OddPool.getPoolSize() does not answer",
    "server, throws, OddServer.isClosed() threw java.lang.IllegalStateException",
    "server, throws-odd, OddServer threw dev.overstay.tests.targets.OddObjects$OddException",
    "server, hangs, OddServer.isClosed() does not answer"
  })
  void whatDoesNotSayWhetherItLivesIsListed(String what, String how, String words) {
    Run run = run(what, how);
    Finding finding = found(run, what);
    assertEquals(ODD + words, detail(run, finding.root()).get("incomplete"));
    String warning = ODD + words + ": what only that object can say is missing";
    assertTrue(run.dump().agent().warnings().contains(warning), run.stderr());
    assertTrue(run.stderr().contains("overstay: " + warning + "\n"), run.stderr());
  }

  @Test
  void oneQuestionThatThrowsLeavesTheOthers() {
    Run run = run("executor", "throws");
    Map<String, ?> detail = detail(run, found(run, "executor").root());
    assertEquals(1, detail.get("maximumPoolSize"));
    assertEquals(0, detail.get("queueSize"));
    assertFalse(detail.containsKey("poolSize"), detail.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "hangs"})
  void queueOfTheUsersCostsItsPoolAlone(String how) {
    Run run = run("queue", how);
    String words = String.valueOf(detail(run, found(run, "queue").root()).get("incomplete"));
    assertTrue(words.startsWith(ODD + "OddQueue."), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "hangs"})
  void workerOfTheUsersBelongsToItsPool(String how) {
    Run run = run("fork-join", how);
    Finding finding = found(run, "forkJoin");
    assertEquals(2, finding.resources().size(), finding.toString());
  }

  @Test
  void fiftyThatHangCostTheirOwnTitlesAlone() {
    Run run = run("executors", "hangs");
    assertEquals(50, found(run, "executor").count());
    assertTrue(run.millis() < 20_000, run.millis() + " ms");
  }

  @Test
  void processOfALibrarysOwnThatHangsCostsNothingElse() {
    Run run = run("process", "hangs");
    Mark.of(OddObjects.class, "pool").assertFoundIn(run.dump());
    assertEquals(1, run.dump().findings().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "hangs"})
  void whatWasClosedIsNoFindingThoughItDoesNotAnswer(String how) {
    Run run = run("closed", how);
    run.assertFinding(Mark.of(OddObjects.class, "pool"));
    assertEquals(List.of(), run.dump().agent().warnings());
  }
}
