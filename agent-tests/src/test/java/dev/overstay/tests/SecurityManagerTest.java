package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.DeniesStderr;
import dev.overstay.tests.targets.RestrictedChildren;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A JVM whose code may do little: what the agent does there is done with the agent's rights. */
class SecurityManagerTest {
  @BeforeEach
  void atLeastOneCanBeSet() {
    assumeTrue(Runtime.version().feature() < 24, "JDK 24 and later have no SecurityManager");
  }

  private static Fork restricted(String... args) {
    Fork fork = Fork.of(RestrictedChildren.class).args(args).options("grace=200ms");
    String policy =
        """
        grant {
          permission java.io.FilePermission "<<ALL FILES>>", "execute";
          permission java.lang.RuntimePermission "exitVM.3";
        };
        """;
    return LeftBehind.alone(fork)
        .file("policy", policy)
        .jvmArgs("-Djava.security.manager", "-Djava.security.policy==policy");
  }

  @Test
  void processOfRestrictedCodeIsFoundAndInTheJournal() throws IOException {
    Fork fork = restricted("child");
    Run run = fork.run();
    assertEquals(3, run.exit(), run.stderr());
    assertEquals("restricted\n", run.stdout());
    assertEquals(0, run.dump().agent().dropped());
    List<String> titles = run.dump().findings().stream().map(Finding::title).toList();
    assertTrue(titles.stream().anyMatch(t -> t.matches("Process sleep 120 .*")), titles + "");
    String journal = Files.readString(LeftBehind.journal(fork));
    assertTrue(journal.contains("\"command\":\"sleep 120\""), journal);
    assertTrue(journal.contains("\"madeBy\":\"RestrictedChildren.start("), journal);
  }

  @Test
  void endOfAProcessOfRestrictedCodeIsInTheJournal() {
    Fork fork = restricted("ended");
    Run run = fork.run();
    assertEquals(3, run.exit(), run.stderr());
    assertEquals(0, run.dump().agent().dropped());
    assertEquals(List.of(), run.dump().findings());
    assertFalse(run.stderr().contains("overstay: "), run.stderr());
    assertEquals(List.of(), LeftBehind.journals(fork));
  }

  @Test
  void stderrThatTheUserForbidsGetsTheVerdict() {
    Run run =
        Fork.of(DeniesStderr.class)
            .jvmArgs("-Djava.security.manager=allow")
            .options("grace=200ms")
            .run();
    assertEquals(6, run.exit(), run.stderr());
    run.assertFinding(Mark.of(DeniesStderr.class, "main"));
    assertTrue(run.stderr().contains("overstay: executor "), run.stderr());
  }

  @Test
  void journalThatCantBeWrittenIsSaidByRestrictedCode() {
    Run run = restricted("child").file("dumps", "a file").run();
    assertEquals(3, run.exit(), run.stderr());
    assertTrue(run.stderr().contains("overstay: can't write to "), run.stderr());
  }
}
