package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.cases.ServerSocketCase;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Mark;
import dev.overstay.tests.fork.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong option costs one line on stderr and nothing else; a right one does what it says. */
class OptionsTest {
  private static Fork clean() {
    return Fork.of(ServerSocketCase.class).args("clean", "5");
  }

  private static Fork leaky() {
    return Fork.of(ServerSocketCase.class).args("leaky", "5");
  }

  /** One line, and otherwise a run as if the option had not been given. */
  private static String complaint(Run run) {
    List<String> lines = run.stderr().lines().toList();
    assertEquals(1, lines.size(), run.stderr());
    assertTrue(lines.get(0).startsWith("overstay: "), run.stderr());
    assertEquals(5, run.exit());
    assertEquals(List.of(), run.dump().findings());
    return lines.get(0);
  }

  @Test
  void unknownKeyNamesTheNearestKnownOne() {
    String line = complaint(clean().options("grce=1s").run());
    assertTrue(line.contains("'grce'") && line.contains("did you mean 'grace'?"), line);
  }

  @Test
  void badDurationNamesTheKeyAndWhatIsAllowed() {
    String line = complaint(clean().options("grace=soon").run());
    assertTrue(line.contains("grace='soon'") && line.contains("500ms"), line);
    assertTrue(line.contains("going on with 1s"), line);
  }

  @Test
  void dirThatCannotBeMadeFallsBackToTheTemporaryOne() {
    Fork fork = clean().file("blocked", "").file("tmp/kept", "").dir("blocked/below", "tmp");
    Run run = fork.jvmArgs("-Djava.io.tmpdir=" + fork.workDir().resolve("tmp")).run();
    String line = complaint(run);
    assertTrue(line.contains("blocked/below") && line.contains(run.dir().toString()), line);
  }

  @Test
  void missingConfigFileIsNamed() {
    String line = complaint(clean().options("config=nowhere.properties").run());
    assertTrue(line.contains("nowhere.properties"), line);
  }

  @Test
  void badKeyInTheConfigFileNamesKeyAndFile() {
    Fork fork = clean().file("agent.properties", "stal=1s\n");
    String line = complaint(fork.options("config=agent.properties").run());
    assertTrue(line.contains("'stal'") && line.contains("did you mean 'stall'?"), line);
    assertTrue(line.contains("agent.properties"), line);
  }

  @Test
  void quotedValueMayHoldAComma() {
    Run run = leaky().dir("'one,two'", "one,two").run();
    run.assertFinding(Mark.of(ServerSocketCase.class));
    assertEquals(5, run.exit());
  }

  @Test
  void commandLineWinsOverTheConfigFile() {
    Fork fork = leaky().file("agent.properties", "dir=from-file\nhtml=false\n");
    Run run = fork.dir("from-line", "from-line").options("config=agent.properties").run();
    Mark.of(ServerSocketCase.class).assertMade(run.dump(), run.finding());
    assertEquals(List.of(), run.pages(), "html=false of the file");
    assertFalse(run.workDir().resolve("from-file").toFile().exists());
    assertTrue(run.stderr().contains("from-line/overstay-"), run.stderr());
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, target/overstay",
    "build.gradle, build/overstay",
    "build.gradle.kts, build/overstay",
    "notes.txt, overstay"
  })
  void dumpsGoWhereTheBuildToolKeepsWhatItMakes(String file, String dir) {
    clean().file(file, "").defaultDir(dir).run().assertClean();
  }

  @Test
  void kindThatIsNotWatchedIsNotReported() {
    leaky().options("kinds=-server-socket").run().assertClean();
    Run run = leaky().options("kinds=thread+server-socket").run();
    run.assertFinding(Mark.of(ServerSocketCase.class));
  }

  @Test
  void ownNamesTheUsersCode() {
    Run run = leaky().options("own='com.acme.**,org.example.*'").run();
    assertEquals(false, run.finding().madeBy() != null && run.finding().madeBy().own());
  }
}
