package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Exits;
import dev.overstay.tests.targets.Opens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user has said to live with is neither told nor failed, and never lost. */
class AcceptedTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private static Fork leaving() {
    return Fork.of(Opens.class).args("Sockets", "leaky", "channel");
  }

  private Path file(String... lines) throws IOException {
    return Files.write(temporary.resolve("rules"), List.of(lines));
  }

  @Test
  void outsideTestsTheExitCodeFails() {
    Run run = leaving().options("failon=left-open,grace=50ms").run();
    assertEquals(1, run.exit(), run.stderr());
    assertTrue(
        run.stderr()
            .endsWith(
                "overstay: exit code 1 instead of 0: 1 finding fails this run (option failon)\n"),
        run.stderr());
    assertEquals(0, leaving().options("failon=blocks-exit,grace=50ms").run().exit());
  }

  @Test
  void exitCodeOfItsOwnIsKept() {
    Run run =
        Fork.of(Exits.class).args("pool-and-code", "3").options("failon=all,grace=50ms").run();
    assertEquals(3, run.exit(), run.stderr());
  }

  @Test
  void whatARuleMatchesIsInTheDumpAndNotTold() throws IOException {
    Path rules = file("# ours", "kind=*socket made-by=dev.overstay.tests.** # known for years");
    Run run = leaving().options("failon=all,grace=50ms,ignore=" + rules).run();
    assertEquals(0, run.exit(), run.stderr());
    assertEquals("", run.stderr());
    Finding finding = run.finding();
    assertEquals("kind=*socket made-by=dev.overstay.tests.**", finding.suppressedBy());
    assertEquals(
        "This JVM can exit: nothing was left behind but 1 ignored by rules",
        run.dump().verdict().headline());
  }

  @Test
  void ruleThatExpiredOrMatchesNothingOrIsNoneIsTold() throws IOException {
    Path rules = file("kind=*socket until=2020-01-31", "kind=timer", "kin=timer");
    Run run = leaving().options("grace=50ms,ignore=" + rules).run();
    Dump dump = run.dump();
    assertEquals(
        List.of(
            "rule rules:1 expired on 2020-01-31: kind=*socket until=2020-01-31",
            "rule rules:3 is not used: 'kin=timer' is not a condition; these are: id=, kind=, name=,"
                + " made-by=, test=, effect=, until=",
            "rule rules:2 matched nothing: kind=timer"),
        dump.agent().warnings());
    for (String warning : dump.agent().warnings()) {
      assertTrue(run.stderr().contains("overstay: " + warning + "\n"), run.stderr());
    }
    assertEquals(1, dump.findings().size());
  }

  @Test
  void fileThatIsNotThereIsTold() {
    Run run = leaving().options("grace=50ms,baseline=" + temporary.resolve("none")).run();
    assertTrue(run.stderr().contains("can't be read"), run.stderr());
    assertTrue(run.stderr().contains("going on without"), run.stderr());
  }

  @Test
  void whatIsInTheBaselineFailsNothing() {
    Run first = leaving().options("grace=50ms").run();
    CommandLine command =
        CommandLine.run(first.workDir(), "baseline", first.dir().toString(), "-o", "known");
    assertEquals("known: 1 finding\n", command.stdout());
    Path baseline = first.workDir().resolve("known");
    Run second = leaving().options("failon=all,grace=50ms,baseline=" + baseline).run();
    assertEquals(0, second.exit(), second.stderr());
    assertEquals("known", second.finding().baseline());
    assertTrue(
        second.stderr().startsWith("overstay: nothing new; 1 of the baseline still left behind\n"),
        second.stderr());
    Run other =
        Fork.of(Opens.class)
            .args("Sockets", "leaky", "datagram")
            .options("failon=all,grace=50ms,baseline=" + baseline)
            .run();
    assertFalse(other.stderr().contains("nothing new"), other.stderr());
  }
}
