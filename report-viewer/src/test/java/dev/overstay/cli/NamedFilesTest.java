package dev.overstay.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.check.CheckFormatNames;
import dev.overstay.dump.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is named is read, or its loss is told; what is read is not written over. */
class NamedFilesTest {
  private final Path dir;
  private final Cli cli;

  NamedFilesTest(@TempDir Path dir) {
    this.dir = dir;
    cli = new Cli(dir);
  }

  @Test
  void aNamedDirectoryWithoutADumpIsNoCleanOne() throws IOException {
    cli.clean();
    Files.createDirectory(dir.resolve("shard-2"));
    assertEquals(2, cli.run("check", "overstay", "shard-2"));
    assertTrue(
        cli.err()
            .startsWith("overstay: shard-2: no dump below it; run its tests with the agent; left"),
        cli.err());
    assertEquals(0, cli.run("check", "overstay"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNamedLinkIsFollowedAndOneThatLeadsNowhereIsTold() throws IOException {
    cli.dump();
    Files.move(dir.resolve("overstay"), dir.resolve("real"));
    Files.createSymbolicLink(dir.resolve("overstay"), Path.of("real"));
    assertEquals(1, cli.run("check"));
    assertEquals(1, cli.run("check", "overstay"));
    Files.createSymbolicLink(dir.resolve("real/circle"), Path.of("../real"));
    assertEquals(1, cli.run("check", "overstay"));
    Files.createSymbolicLink(dir.resolve("real/overstay-9-9.json"), Path.of("gone.json"));
    assertEquals(2, cli.run("check", "overstay"));
    assertTrue(cli.err().contains("overstay-9-9.json: leads nowhere; left out"), cli.err());
  }

  /** Of a JVM that was killed while it wrote. */
  @Test
  void unfinishedDumpsAreNotRead() {
    cli.dump().write("overstay/.overstay-9-1.json.tmp/overstay-9-1.json", "{");
    assertEquals(1, cli.run("check", "overstay"));
    assertEquals("", cli.err());
    assertTrue(cli.out().contains("in 1 JVM\n"), cli.out());
  }

  @Test
  void dumpThatIsRewrittenMeanwhileIsReadOrNot() throws Exception {
    cli.dump();
    String text = cli.read("overstay/overstay-1-1.json");
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = new Thread(() -> rewrite(text, over));
    writer.start();
    try {
      for (int i = 0; i < 200; i++) {
        assertEquals(1, cli.run("check", "overstay"), cli.err());
        assertEquals("", cli.err());
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }

  /** As the agent does it. */
  private void rewrite(String text, AtomicBoolean over) {
    Path closed = dir.resolve("overstay/.overstay-1-1.json.tmp");
    Path file = closed.resolve("overstay-1-1.json");
    try {
      while (!over.get()) {
        Files.createDirectory(closed);
        Files.writeString(file, text.substring(0, text.length() / 2));
        Files.writeString(file, text);
        Files.move(file, dir.resolve("overstay/overstay-1-1.json"), ATOMIC_MOVE);
        Files.delete(closed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsMissingIsSaidInEveryForm() {
    cli.dump().write("overstay/overstay-9-1.json", "{");
    for (String format : CheckFormatNames.all()) {
      assertEquals(2, cli.run("check", "--format", format));
      assertTrue(cli.out().contains("overstay-9-1.json: not JSON"), format + cli.out());
    }
    assertEquals(0, cli.run("report"));
    assertTrue(cli.read("report.html").contains("overstay-9-1.json: not JSON"));
    assertTrue(cli.read("report.html").contains("1 dump is not on this page"));
  }

  @Test
  void anOlderResultDoesNotStayWhereNothingCanBeRead() {
    cli.write("overstay/overstay-9-1.json", "{").write("o.xml", "stale");
    assertEquals(2, cli.run("check", "--format", "junit", "-o", "o.xml"));
    assertFalse(cli.read("o.xml").contains("stale"));
  }

  @ParameterizedTest
  @CsvSource({
    "'check,-o,overstay/overstay-1-1.json'",
    "'report,-o,overstay/overstay-1-1.json'",
    "'baseline,-o,overstay/overstay-1-1.json'",
    "'check,--baseline,base,-o,base'",
    "'report,--baseline,base,-o,base'",
    "'check,--baseline,old,-o,old/overstay-9-1.json'",
    "'report,-o,report.css,--sidecar-css'",
    "'report,-o,mine.html,--sidecar-css'",
  })
  void whatIsReadOrSomebodyElsesIsNotWrittenOver(String command) {
    cli.dump().write("base", "f-00000001\n").write("mine.css", "body { color: red }");
    String before = cli.read("overstay/overstay-1-1.json");
    String old = Golden.textWith(dump -> ((ObjectNode) dump.get("jvm")).put("pid", 9));
    cli.write("old/overstay-9-1.json", old);
    assertEquals(2, cli.run(command.split(",", -1)));
    assertEquals(1, cli.err().lines().count(), cli.err());
    assertEquals(before, cli.read("overstay/overstay-1-1.json"));
    assertEquals(old, cli.read("old/overstay-9-1.json"));
    assertEquals("f-00000001\n", cli.read("base"));
    assertEquals("body { color: red }", cli.read("mine.css"));
    assertFalse(Files.exists(dir.resolve("mine.html")));
  }

  @ParameterizedTest
  @CsvSource({
    "'check,--baseline,', --baseline",
    "'report,--baseline,', --baseline",
    "'check,--sources,', --sources",
    "'check,', no such file",
    "'check,-o,', -o"
  })
  void anEmptyNameIsNotTheWorkingDirectory(String command, String said) {
    cli.dump();
    assertEquals(2, cli.run(command.split(",", -1)));
    assertTrue(cli.err().contains(said + ": ") || cli.err().contains(said + "; "), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileKeepsWhoMayReadIt() throws IOException {
    cli.dump().write("known", "f-00000001");
    Files.setPosixFilePermissions(
        dir.resolve("known"), PosixFilePermissions.fromString("rw-rw-r--"));
    assertEquals(0, cli.run("baseline", "-o", "known"));
    assertEquals(
        "rw-rw-r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("known"))));
    Path fresh = Files.createFile(dir.resolve("fresh"));
    assertEquals(0, cli.run("baseline", "-o", "new"));
    assertEquals(
        Files.getPosixFilePermissions(fresh), Files.getPosixFilePermissions(dir.resolve("new")));
  }

  @Test
  void timesThatAreNoneAreNotValid() {
    cli.write(
        "bad.json", Golden.text().replace("2026-11-22T19:04:05.123Z", "2026-13-45T99:99:99.999Z"));
    assertEquals(1, cli.run("validate", "bad.json"));
    assertTrue(cli.out().startsWith("bad.json: (whole file): "), cli.out());
  }
}
