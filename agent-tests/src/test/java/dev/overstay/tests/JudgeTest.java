package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.junit.Interrupts;
import dev.overstay.tests.targets.junit4.Judged;
import dev.overstay.tests.targets.junit4.RunsTwiceAtOnce;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.console.ConsoleLauncher;

/** Option {@code failon} fails what leaks and nothing else, and holds up nothing. */
class JudgeTest {
  private static final String EACH_TEST = "failon=all,failat=test,";

  private static Run junit4(Class<?> main, String options, String... arguments) {
    return Fork.of(main)
        .libraries("junit-4", "hamcrest-core", "jspecify")
        .options(options)
        .args(arguments)
        .run();
  }

  private static List<String> said(Run run, String word) {
    return run.stdout().lines().filter(line -> line.startsWith(word)).sorted().toList();
  }

  @Test
  void interruptedThreadOfJUnit4WaitsForTheWholeGrace() {
    Run run = junit4(Judged.class, EACH_TEST + "grace=30s", "Interrupted");
    assertEquals(List.of(), said(run, "failed"), run.stdout());
    assertEquals(List.of("interrupted true"), said(run, "interrupted"), run.stdout());
    assertEquals(0, run.exit());
  }

  @Test
  void interruptedThreadOfJupiterWaitsForTheWholeGrace() {
    Run run =
        Fork.of(ConsoleLauncher.class)
            .libraries("junit-", "opentest4j", "apiguardian", "jspecify")
            .options(EACH_TEST + "grace=30s")
            .args("execute", "--disable-banner", "-c", Interrupts.class.getName())
            .run();
    assertEquals(0, run.exit(), run.stdout());
  }

  @Test
  void whatDoesNotAnswerIsNotJudgedAndAllElseIs() {
    Run run = junit4(Judged.class, EACH_TEST + "grace=100ms", "Silent");
    assertEquals(List.of("failed leavesAPool"), said(run, "failed"), run.stdout());
    String line = ".isClosed() does not answer; option failon does not check that object any more";
    List<String> lines = run.stderr().lines().filter(l -> l.endsWith(line)).toList();
    assertEquals(1, lines.size(), run.stderr());
    assertTrue(lines.get(0).startsWith("overstay: " + Judged.class.getName()), lines.get(0));
    assertEquals(1, run.dump().agent().warnings().size(), run.stderr());
  }

  @Test
  void eachOfTwoRunsAtOnceFails() {
    for (String at : new String[] {"test", "class"}) {
      Run run = junit4(RunsTwiceAtOnce.class, "failon=all,grace=100ms,failat=" + at);
      List<String> each = List.of("failures 1", "failures 1");
      assertEquals(each, said(run, "failures"), at + " " + run.stdout() + run.stderr());
      assertEquals(2, run.finding().tests().size());
    }
  }
}
