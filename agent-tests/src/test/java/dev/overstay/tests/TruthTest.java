package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Truths;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tool of this kind is easily wrong about. */
class TruthTest {
  private static Run run(String what) {
    return Fork.of(Truths.class).args(what).options("grace=200ms").run();
  }

  @Test
  void twoPoolsOfOneMethodAreTwoFindingsWithTheirOwnLines() {
    Run run = run("two-lines");
    assertEquals(2, run.dump().findings().size(), run.dump().findings().toString());
    Finding one = run.dump().findings().get(0);
    Finding other = run.dump().findings().get(1);
    assertFalse(one.id().equals(other.id()));
    assertEquals(line(one) + 1, line(other));
    assertEquals(2, run.stderr().lines().filter(l -> l.startsWith("overstay: executor")).count());
  }

  private static int line(Finding finding) {
    return Objects.requireNonNull(Objects.requireNonNull(finding.madeBy()).line());
  }

  @Test
  void classWithoutANameIsNotWhatMadeIt() {
    run("anonymous").assertFinding(Mark.of(Truths.class, "anonymous"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "asynchronous"})
  void whatTheJdkKeepsForItselfIsNotReported(String what) {
    Run run = run(what);
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void whatCarriesVirtualThreadsIsNotReported() {
    Run run = run("virtual");
    assertEquals(0, run.exit());
    run.assertClean();
  }

  @Test
  void aNameIsNoLineOfTheVerdict() {
    Run run = run("forged-name");
    String stderr = run.stderr();
    assertEquals(1, stderr.lines().filter(l -> l.startsWith("overstay: ")).count(), stderr);
    assertEquals(1, stderr.lines().filter(l -> l.startsWith("  report ")).count(), stderr);
    assertFalse(stderr.contains("\u202e"), stderr);
  }

  @Test
  void secretsOfACommandAreInNoFile() {
    Run run = run("secrets");
    String command = String.valueOf(run.dump().resources().get(0).detail().get("command"));
    assertTrue(command.endsWith("--token *** --password=***"), command);
    assertFalse(run.stderr().contains("HIDDEN"), run.stderr());
  }
}
