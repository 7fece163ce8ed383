package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.dump.ExitState;
import dev.overstay.dump.Finding;
import dev.overstay.dump.TestClass;
import dev.overstay.dump.TestRun;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The agent in a real Surefire fork of a real Maven. */
class SurefireTest {
  private static final Path SOURCE = Suite.source("src/test/java/com/acme/FiveThingsTest.java");

  @Test
  void greenSuiteThatLeavesFiveThingsIsToldOfEachAtItsLine() {
    Run run = Suite.test();
    assertEquals(0, run.exit(), run.stdout());
    assertTrue(run.stdout().contains("Tests run: 5, Failures: 0, Errors: 0"), run.stdout());
    assertEquals(5, run.dump().findings().size(), run.dump().findings().toString());
    List<Mark> marks = Mark.in(SOURCE, "com.acme.FiveThingsTest");
    assertEquals(5, marks.size());
    for (Mark mark : marks) {
      Finding finding = mark.assertFoundIn(run.dump());
      assertEquals(effect(mark.kind()), finding.effect());
      assertEquals(List.of(mark.method()), testsOf(finding, run.dump()));
    }
    List<TestClass> classes = run.dump().testClasses();
    assertEquals(1, classes.size(), classes.toString());
    assertEquals(5, classes.get(0).tests());
    assertEquals(0, classes.get(0).failures());
    assertEquals("surefire", run.dump().jvm().runner());
    assertEquals(ExitState.BLOCKED, run.dump().verdict().exit());
    assertEquals(1, run.pages().size());
    assertFalse(run.stdout().contains("Corrupted channel"), run.stdout());
    assertVerdict(run);
  }

  private static List<String> testsOf(Finding finding, Dump dump) {
    List<String> names = new ArrayList<>();
    for (int id : finding.tests()) {
      TestRun test = dump.test(id);
      assertNotNull(test);
      assertEquals("com.acme.FiveThingsTest", test.className());
      assertEquals("passed", test.result());
      names.add(test.name());
    }
    return names;
  }

  private static Effect effect(String kind) {
    return switch (kind) {
      case "executor", "timer" -> Effect.BLOCKS_EXIT;
      case "process" -> Effect.OUTLIVES_JVM;
      default -> Effect.LEFT_OPEN;
    };
  }

  private static void assertVerdict(Run run) {
    List<String> said = lines(run);
    String text = String.join("\n", said);
    assertEquals(2, said.stream().filter(line -> line.startsWith("overstay: ")).count(), text);
    for (String start :
        List.of("  made by   FiveThingsTest.", "  effect    blocks exit", "  fix       ")) {
      assertEquals(2, said.stream().filter(line -> line.startsWith(start)).count(), text);
    }
    assertTrue(text.contains("overstay: executor pool-"), text);
    assertTrue(text.contains("overstay: timer reminder"), text);
    assertTrue(text.contains("Surefire hides it"), text);
    assertTrue(text.contains("), in FiveThingsTest.pool"), text);
    assertTrue(text.contains("  also      1 outlives the JVM, 2 left open"), text);
    run.assertReportNamed(text);
  }

  // The fork's stderr comes to Maven's stdout or stderr, by Surefire's version.
  private static String output(Run run) {
    return (run.stdout() + run.stderr()).replaceAll("\\u001b\\[[0-9;]*m", "");
  }

  private static List<String> lines(Run run) {
    return output(run)
        .lines()
        .filter(line -> line.matches("overstay: .*|  (made by|effect|fix|also|report)  .*"))
        .collect(Collectors.toList());
  }

  @Test
  void suiteThatClosesAllIsToldNothing() {
    assertToldNothing(Suite.test("-Dclose=true"));
  }

  @Test
  void norIsItOfTheFilesThatTheRunnerHasOpen() {
    // The last of two counts.
    assertToldNothing(Suite.test("-Dclose=true", "-Doverstay.jar=" + Fork.AGENT + "=kinds=+file"));
  }

  private static void assertToldNothing(Run run) {
    assertEquals(0, run.exit(), run.stdout());
    assertTrue(run.stdout().contains("Tests run: 5, Failures: 0, Errors: 0"), run.stdout());
    assertEquals(List.of(), run.dump().findings());
    assertEquals(List.of(), run.pages());
    // A path in what Maven says may well hold the name: the project's own folder.
    assertEquals(
        List.of(), output(run).lines().filter(line -> line.contains("overstay: ")).toList());
  }
}
