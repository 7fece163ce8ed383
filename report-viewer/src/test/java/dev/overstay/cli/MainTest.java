package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** Each command's exit code and its exact lines. */
class MainTest {
  @TempDir Path dir = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Path> opened = new ArrayList<>();
  private boolean browserFails;
  private long nanos;
  private long nanosPerLook;
  private int pid;

  @Test
  void reportFindsTheDumpsOfAllBuildToolsAndModules() throws IOException {
    dump("target/overstay/overstay-1-1.json");
    dump("build/overstay/overstay-2-1.json");
    dump("overstay/overstay-3-1.json");
    dump("module/target/overstay/overstay-4-1.json");
    dump("module/build/overstay/overstay-5-1.json");
    dump("elsewhere/overstay-6-1.json");
    dump("target/overstay/other.json");
    assertEquals(0, run("report"));
    assertEquals("report.html: 3 findings in 5 JVMs\n", out());
    assertEquals("", err());
    assertTrue(Files.readString(dir.resolve("report.html")).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void reportTakesFilesAndDirectoriesAtAnyDepthOnce() throws IOException {
    dump("shards/1/a/overstay-1-1.json");
    dump("shards/2/overstay-1-1.json");
    dump("any-name");
    assertEquals(0, run("report", "shards", "any-name", "shards/2", "-o", "site/x/all.html"));
    assertEquals("site/x/all.html: 3 findings in 3 JVMs\n", out());
    assertTrue(Files.exists(dir.resolve("site/x/all.html")));
    assertEquals(1, Objects.requireNonNull(dir.resolve("site/x").toFile().list()).length);
  }

  @Test
  void theSameJvmMetTwiceCountsOnceAndTheLongerDumpIsTaken() throws IOException {
    write("a/overstay-1-1.json", Golden.textWith(dump -> withoutLastSnapshot(dump)));
    write("b/overstay-1-1.json", Golden.text());
    write("c/overstay-1-1.json", Golden.text());
    assertEquals(0, run("report", "a", "b", "c"));
    assertEquals("report.html: 3 findings in 1 JVM\n", out());
    assertEquals(
        "overstay: left out 2 dumps of a JVM that is there already; the one with most snapshots"
            + " counts\n",
        err());
    assertTrue(Files.readString(dir.resolve("report.html")).contains("stub-acceptor"));
  }

  private static void withoutLastSnapshot(ObjectNode dump) {
    ((ArrayNode) dump.get("snapshots")).remove(1);
    ((ArrayNode) dump.get("findings")).removeAll();
  }

  @Test
  void aBaselineIsWrittenWhereItsDirectoryIsMissingAndKeepsTheDaysOfAnOlderOne()
      throws IOException {
    dump("overstay/overstay-1-1.json");
    assertEquals(0, run("baseline", "-o", "ci/known"));
    assertEquals("ci/known: 3 findings\n", out());
    String written = Files.readString(dir.resolve("ci/known"));
    assertTrue(written.contains("f-3b9ac1d2 # since 2026-11-22: Executor"), written);
    write("ci/known", "f-3b9ac1d2 # since 2026-01-02: words\n");
    assertEquals(0, run("baseline", "-o", "ci/known"));
    assertTrue(Files.readString(dir.resolve("ci/known")).contains("f-3b9ac1d2 # since 2026-01-02"));
  }

  @Test
  void reportGoesToStdoutAsUtf8() throws IOException {
    dump("overstay/overstay-1-1.json");
    assertEquals(0, run("report", "-o", "-"));
    assertTrue(out().startsWith("<!DOCTYPE html>"));
    assertTrue(out().endsWith("</html>\n"));
    assertFalse(Files.exists(dir.resolve("report.html")));
  }

  @Test
  void reportSaysOneLinePerUnreadableDumpAndShowsTheOthers() throws IOException {
    dump("overstay/overstay-1-1.json");
    write("overstay/overstay-2-1.json", "{\"format\":\"x\"}");
    write("overstay/overstay-3-1.json", "");
    assertEquals(0, run("report"));
    assertEquals("report.html: 3 findings in 1 JVM\n", out());
    assertEquals(
        "overstay: "
            + dir.resolve("overstay/overstay-2-1.json")
            + ": not an overstay dump: format is x; left out\noverstay: "
            + dir.resolve("overstay/overstay-3-1.json")
            + ": the file is empty; left out\n",
        err());
  }

  @Test
  void reportWithoutAnyDumpSaysSoInOneLine() throws IOException {
    assertEquals(2, run("report"));
    assertEquals(
        "overstay: no dump in target/overstay, build/overstay, overstay or a module's"
            + " target/overstay; run the tests with the agent, or name another directory\n",
        err());
  }

  @Test
  void reportOfAnEmptyDirectoryNamesIt() throws IOException {
    Files.createDirectory(dir.resolve("empty"));
    assertEquals(2, run("report", "empty"));
    assertEquals(
        "overstay: no dump in empty; run the tests with the agent, or name another directory\n",
        err());
  }

  @Test
  void reportOfAMissingFileNamesIt() {
    assertEquals(2, run("report", "nowhere"));
    assertEquals(
        "overstay: nowhere: no such file; name a dump, or a directory that holds dumps\n", err());
  }

  @Test
  void whatALinkPointsAtIsWrittenAndADeviceIsNotReplaced() throws IOException {
    dump("overstay/overstay-1-1.json");
    write("real.html", "old");
    Files.createSymbolicLink(dir.resolve("link.html"), dir.resolve("real.html"));
    assertEquals(0, run("report", "-o", "link.html"));
    assertTrue(Files.isSymbolicLink(dir.resolve("link.html")));
    assertTrue(Files.readString(dir.resolve("real.html")).startsWith("<!DOCTYPE html>"));
    Path nowhere = Path.of("/dev/null");
    if (Files.exists(nowhere)) {
      Files.createSymbolicLink(dir.resolve("device"), nowhere);
      assertEquals(0, run("report", "-o", "device"));
      assertFalse(Files.isRegularFile(nowhere));
      assertTrue(Files.isSymbolicLink(dir.resolve("device")));
    }
  }

  @Test
  void reportThatCannotBeWrittenSaysWhere() throws IOException {
    dump("overstay/overstay-1-1.json");
    assertEquals(2, run("report", "-o", "overstay"));
    assertEquals("overstay: overstay: is a directory; name a file with -o\n", err());
    err.reset();
    write("file", "");
    assertEquals(2, run("report", "-o", "file/page.html"));
    assertEquals(
        "overstay: file/page.html: could not be written, something else is there; name another"
            + " file with -o\n",
        err());
  }

  @Test
  void reportOpensThePageAndABrowserThatIsNotThereIsNoFailure() throws IOException {
    dump("overstay/overstay-1-1.json");
    assertEquals(0, run("report", "--open"));
    assertEquals(List.of(dir.resolve("report.html")), opened);
    browserFails = true;
    assertEquals(0, run("report", "--open"));
    assertEquals(
        "overstay: no browser could be started; open " + dir.resolve("report.html") + " yourself\n",
        err());
    assertEquals(2, run("report", "--open", "-o", "-"));
  }

  @Test
  void progressIsSaidOnlyOverASecond() throws IOException {
    dump("overstay/overstay-1-1.json");
    dump("overstay/overstay-2-1.json");
    dump("overstay/overstay-3-1.json");
    nanosPerLook = 600_000_000L;
    assertEquals(0, run("report"));
    assertEquals("overstay: read 2 of 3 dumps\n", err());
  }

  @Test
  void usersMistakesAreOneLineWithWhatToDo() {
    assertEquals(2, run("report", "--fail"));
    assertEquals("overstay: Unknown option: '--fail'; see 'overstay report --help'\n", err());
    err.reset();
    assertEquals(2, run());
    assertEquals(
        "overstay: name a command: baseline, check, dump, orphans, report or validate; see 'overstay --help'\n",
        err());
    err.reset();
    assertEquals(2, run("chekc"));
    String commands = "Commands are baseline, check, dump, orphans, report, validate\n";
    assertEquals("overstay: 'chekc' is not a command, did you mean 'check'? " + commands, err());
    err.reset();
    assertEquals(2, run("--fail-on", "none", "check"));
    assertEquals("overstay: '--fail-on': options stand behind the command. " + commands, err());
    err.reset();
    assertEquals(2, run("validate"));
    assertEquals(
        "overstay: Missing required parameter: 'FILE'; see 'overstay validate --help'\n", err());
  }

  @Test
  void helpAndVersionAreEverywhereAndWithoutColour() {
    for (String command : List.of("", "report", "validate", "orphans")) {
      out.reset();
      assertEquals(0, command.isEmpty() ? run("--help") : run(command, "--help"));
      assertTrue(out().startsWith("Usage: overstay" + (command.isEmpty() ? "" : " " + command)));
      assertFalse(out().contains("\u001b"));
      out.reset();
      assertEquals(0, command.isEmpty() ? run("--version") : run(command, "--version"));
      assertTrue(out().startsWith("overstay "), out());
    }
    assertEquals(Ansi.OFF, Terminal.colour(Map.of("NO_COLOR", "1")));
    assertEquals(Ansi.OFF, Terminal.colour(Map.of("TERM", "dumb")));
    assertEquals(Ansi.AUTO, Terminal.colour(Map.of("NO_COLOR", "")));
  }

  @Test
  void whatStdoutDidNotTakeIsNoSuccess() throws IOException {
    dump("overstay/overstay-1-1.json");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertEquals(2, run(full, "report", "-o", "-"));
    assertEquals(
        "overstay: standard output could not be written, and what was meant for it is lost\n",
        err());
  }

  @Test
  void aWorkingDirectoryThatIsGoneIsSaidInOneLine() {
    dir = dir.resolve("gone");
    assertEquals(2, run("report"));
    assertEquals("overstay: " + dir.toAbsolutePath() + ": no such file\n", err());
  }

  private int run(String... args) {
    return run(out, args);
  }

  private int run(OutputStream stdout, String... args) {
    Terminal terminal =
        new Terminal(
            dir,
            new PrintStream(stdout, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Ansi.OFF,
            () -> nanos += nanosPerLook,
            page -> {
              if (browserFails) {
                throw new IOException("none");
              }
              opened.add(page);
            });
    return Main.run(terminal, args);
  }

  /** Writes the golden dump as one of a JVM of its own. */
  private void dump(String file) throws IOException {
    pid++;
    write(file, Golden.textWith(dump -> ((ObjectNode) dump.get("jvm")).put("pid", pid)));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(dir.resolve(file).getParent());
    Files.writeString(dir.resolve(file), text);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
