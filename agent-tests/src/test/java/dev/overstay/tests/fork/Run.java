package dev.overstay.tests.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Snapshot;
import dev.overstay.dump.Trigger;
import java.nio.file.Path;
import java.util.List;

/**
 * What a fork came to; its dumps have passed the schema.
 *
 * @param exit the exit code
 * @param stdout all that it wrote there
 * @param stderr all that it wrote there
 * @param millis how long it ran
 * @param dumps what it wrote, read
 * @param dumpFiles the dumps' files
 * @param pages the pages beside them
 * @param workDir its working directory
 * @param dir where the dumps were expected
 */
public record Run(
    int exit,
    String stdout,
    String stderr,
    long millis,
    List<Dump> dumps,
    List<Path> dumpFiles,
    List<Path> pages,
    Path workDir,
    Path dir) {

  static Run of(int exit, String stdout, String stderr, long millis, Path workDir, Path dir) {
    List<Path> files = DumpFiles.ending(dir, ".json");
    for (Path file : files) {
      assertEquals(List.of(), DumpSchema.violations(file), file.toString());
    }
    List<Path> pages = DumpFiles.ending(dir, ".html");
    return new Run(exit, stdout, stderr, millis, DumpFiles.read(dir), files, pages, workDir, dir);
  }

  /** The one dump. */
  public Dump dump() {
    assertEquals(1, dumps.size(), this::summary);
    return dumps.get(0);
  }

  /** The one finding of the one dump. */
  public Finding finding() {
    assertEquals(1, dump().findings().size(), this::summary);
    return dump().findings().get(0);
  }

  /** The triggers of the dump's snapshots, oldest first. */
  public List<Trigger> triggers() {
    return dump().snapshots().stream().map(Snapshot::trigger).toList();
  }

  /** Asserts that a verdict ends by naming the one page, from the working directory or the root. */
  public void assertReportNamed(String verdict) {
    assertEquals(1, pages.size());
    String start = "  report    ";
    String last = verdict.strip().substring(verdict.strip().lastIndexOf('\n') + 1);
    assertTrue(last.startsWith(start), verdict);
    assertEquals(pages.get(0), workDir.resolve(last.substring(start.length())));
  }

  /** Asserts that nothing was left behind and that the agent kept silent. */
  public void assertClean() {
    assertEquals(List.of(), dump().agent().failedProbes());
    assertEquals(List.of(), dump().findings(), this::summary);
    assertEquals(List.of(), pages);
    assertEquals("", stderr, this::summary);
  }

  /** Asserts that the one finding was made at the marked line and is of the marked kind. */
  public void assertFinding(Mark mark) {
    assertEquals(List.of(), dump().agent().failedProbes());
    mark.assertMade(dump(), finding());
    assertTrue(pages.size() == 1, "one page: " + pages);
  }

  private String summary() {
    StringBuilder out = new StringBuilder("exit ").append(exit).append(" in ").append(workDir);
    for (Dump dump : dumps) {
      out.append('\n').append(dump.verdict().headline());
      for (Finding finding : dump.findings()) {
        out.append("\n  ").append(finding.title()).append(' ').append(finding.madeBy());
      }
    }
    return out.append("\nstdout: ").append(stdout).append("\nstderr: ").append(stderr).toString();
  }
}
