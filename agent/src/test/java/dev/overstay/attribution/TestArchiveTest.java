package dev.overstay.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Ledger;
import dev.overstay.ledger.Span;
import dev.overstay.ledger.Spans;
import dev.overstay.probe.JUnit4Probe;
import dev.overstay.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that are archived: what is known of them is the same. */
class TestArchiveTest {
  private static final int THREAD = 0;
  private static final int KIND = 5;
  private static final int MANY = 2_000;
  private static final List<Object> kept = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    Ledger.prepare(THREAD);
  }

  private static Birth born() {
    Object key = new Object();
    kept.add(key);
    Probe.born(key, KIND);
    Birth birth = Ledger.find(key, KIND);
    assertNotNull(birth);
    return birth;
  }

  private static void run(String type, String test) {
    JUnit4Probe.started(test + "(" + type + ")");
    JUnit4Probe.ended(test + "(" + type + ")");
  }

  private static void runOthers() {
    for (int i = 0; i < MANY; i++) {
      run("a.Other" + i / 100, "other" + i);
    }
  }

  private static boolean isFull(String id) {
    for (Span span : Spans.all()) {
      if (span.id.endsWith(id)) {
        return true;
      }
    }
    return false;
  }

  private static String made(TestLog log, Birth birth) {
    List<TestRun> tests = log.named(log.creatorOf(birth).tests());
    return tests.isEmpty() ? "none" : tests.get(0).shortName();
  }

  @Test
  void testThatMadeWhatLivesStaysAndIsNamed() {
    JUnit4Probe.started("leaks(a.Makes)");
    Birth birth = born();
    JUnit4Probe.ended("leaks(a.Makes)");
    runOthers();
    new TestArchive().run();
    assertTrue(isFull("[class:a.Makes]/[method:leaks]"));
    assertFalse(isFull("[method:other1]"));
    TestLog log = new TestLog();
    assertEquals("Makes.leaks", made(log, birth));
    assertTrue(log.outlivedBy(birth, log.creatorOf(birth)) >= MANY);
  }

  @Test
  void classesCountArchivedTestsToo() {
    JUnit4Probe.classStarted("a.Counted");
    run("a.Counted", "one");
    JUnit4Probe.started("two(a.Counted)");
    JUnit4Probe.failed("two(a.Counted)");
    JUnit4Probe.ended("two(a.Counted)");
    JUnit4Probe.classEnded("a.Counted");
    runOthers();
    new TestArchive().run();
    run("a.Counted", "three");
    assertFalse(isFull("[class:a.Counted]/[method:one]"));
    TestClass counted =
        new TestLog()
            .classes().stream().filter(c -> c.name().equals("a.Counted")).findFirst().orElseThrow();
    assertEquals(3, counted.tests());
    assertEquals(1, counted.failures());
    assertNotNull(counted.endedAt());
  }

  @Test
  void codeOfAnArchivedTestThatRunsLaterIsFoundByItsStack() throws InterruptedException {
    String type = Late.class.getName();
    run(type, "submits");
    runOthers();
    new TestArchive().run();
    assertFalse(isFull("[class:" + type + "]/[method:submits]"));
    Birth[] birth = new Birth[1];
    Thread worker = new Thread(() -> birth[0] = new Late().submits());
    Probe.born(worker, THREAD);
    worker.start();
    worker.join();
    assertEquals("TestArchiveTest$Late.submits", made(new TestLog(), birth[0]));
  }

  /** A test whose code a shared pool runs once the test has ended. */
  private static final class Late {
    Birth submits() {
      return born();
    }
  }

  @Test
  void betweenArchivedTestsOnTheirThreadNoOtherTestIsBlamed() {
    JUnit4Probe.started("running(a.Elsewhere)");
    Birth between;
    try {
      Thread runner =
          new Thread(
              () -> {
                runOthers();
                new TestArchive().run();
                born();
              });
      Probe.born(runner, THREAD);
      runner.start();
      runner.join();
      between = Ledger.find(kept.get(kept.size() - 1), KIND);
      assertNotNull(between);
      assertEquals("none", made(new TestLog(), between));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      JUnit4Probe.ended("running(a.Elsewhere)");
    }
  }
}
