package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Opens;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that an option names and that is not what it should be costs one line. */
@DisabledOnOs(OS.WINDOWS)
class WrongFilesTest {
  private static final String NO_RULES = "no-rules";

  private static Fork leaving() {
    return Fork.of(Opens.class).args("Sockets", "leaky", "channel");
  }

  /** What is said besides the verdict, which is that of a run without the option. */
  private static String said(Run run) {
    assertEquals(1, run.dump().findings().size());
    List<String> lines =
        run.stderr().lines().filter(line -> line.startsWith("overstay: ")).toList();
    List<String> others = lines.stream().filter(line -> !line.contains("socket")).toList();
    assertEquals(1, others.size(), run.stderr());
    assertEquals(2, lines.size(), run.stderr());
    return others.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ignore=/, ignore: / can't be read: is a directory; going on without",
        "ignore=., ignore: . can't be read: is a directory; going on without",
        "ignore=/dev/zero, ignore: /dev/zero can't be read: is a device or a pipe; going on without",
        "ignore=/none/x, ignore: /none/x can't be read: no such file; going on without",
        "ignore='', ignore='': is empty; going on with the default",
        "baseline=/, baseline: / can't be read: is a directory; going on without",
        "baseline=/dev/zero, baseline: /dev/zero can't be read: is a device or a pipe; going on without",
        "config=/, config file / can't be read: is a directory; going on without it",
        "config=/dev/zero, config file /dev/zero can't be read: is a device or a pipe; going on without it",
        "config=none, config file none can't be read: no such file; going on without it",
      })
  void whatIsNotAPlainFileIsOneLine(String option, String line) {
    String said = said(leaving().options("grace=50ms," + option).run());
    assertTrue(said.endsWith(line), said);
  }

  @Test
  void fileThatIsNotTextIsOneLine() throws IOException {
    Fork fork = leaving().options("grace=50ms,baseline=binary");
    Files.write(fork.workDir().resolve("binary"), new byte[] {(byte) 0xff, 0, '\n', 0});
    assertTrue(said(fork.run()).contains("baseline: binary can't be read: is not UTF-8 text"));
  }

  @Test
  void fileOfAnotherKindIsOneLineThatNamesItsFirst() {
    String json = "{\"a\": \"b\",\n".repeat(5_000);
    for (String option : List.of("ignore", "baseline", "config")) {
      Fork fork = leaving().file(NO_RULES, json + "\"" + "x".repeat(100_000));
      String said = said(fork.options("grace=50ms," + option + "=" + NO_RULES).run());
      assertTrue(said.contains(NO_RULES), said);
      assertTrue(said.length() < 600, said);
    }
  }

  @Test
  void linesThatAreNotUsedAreCounted() {
    Fork fork = leaving().file("rules", "kind=timer\n" + "kin=timer\n".repeat(3_000));
    Run run = fork.options("grace=50ms,ignore=rules").run();
    List<String> warnings = run.dump().agent().warnings();
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(
        warnings.get(0).startsWith("rule rules:2 is not used: 'kin=timer' is not a condition"));
    assertTrue(warnings.get(0).endsWith("; 2999 more lines are not used"), warnings.get(0));
    fork = leaving().file("known", "f-0a1b\n" + "wrong\n".repeat(3_000));
    String said = said(fork.options("grace=50ms,baseline=known").run());
    assertTrue(
        said.endsWith(
            "known has 3000 lines that are not findings and not used, first line 2: wrong"),
        said);
    fork = leaving().file("config", "x.1=1\nx.2=2\nx.3=3\ngrace=50ms\n");
    said = said(fork.options("config=config").run());
    assertTrue(said.startsWith("overstay: unknown option 'x.1' in config, and 2 more"), said);
  }
}
