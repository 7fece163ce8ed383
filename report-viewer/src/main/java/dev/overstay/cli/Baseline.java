package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code overstay baseline}: today's findings are known from now on. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Writes the findings of all dumps found into a file for the agent's option baseline.",
    footer = {
      "",
      "Exit code: 0 when it is written, 2 when there is no readable dump or no way to write."
    })
final class Baseline implements Callable<Integer> {
  private final Terminal terminal;

  /** Dumps, or directories that are searched for {@code overstay-*.json} with all below. */
  @Parameters(
      paramLabel = "DIR|FILE",
      description = {
        "Dumps, or directories that hold dumps at any depth. Without any: target/overstay,"
            + " build/overstay and overstay, and */target/overstay and */build/overstay."
      })
  private List<Path> named = new ArrayList<>();

  /** A text file, a finding a line: its id, and behind a {@code #} what it was; - for stdout. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where the baseline goes, - for stdout.")
  private String output = "";

  Baseline(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DumpFiles files = new DumpFiles(terminal);
    List<Dump> dumps = files.read(files.find(named));
    if (dumps.isEmpty()) {
      throw new Mistake("no readable dump; check that the agent's and this version are the same");
    }
    // By id: the same file for the same findings, so that a version control shows what changed.
    TreeMap<String, String> lines = new TreeMap<>();
    for (Dump dump : dumps) {
      for (Finding finding : dump.findings()) {
        if (finding.suppressedBy() == null) {
          lines.put(finding.id(), words(finding));
        }
      }
    }
    StringBuilder text = new StringBuilder("# overstay baseline: findings that fail nothing\n");
    lines.forEach((id, words) -> text.append(id).append(" # ").append(words).append('\n'));
    if (output.equals("-")) {
      terminal.out().print(text);
      terminal.out().flush();
    } else {
      Path file = terminal.workDir().resolve(output);
      try {
        Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new Mistake(output + ": can't be written, " + Mistake.reason(e));
      }
      terminal
          .out()
          .println(output + ": " + lines.size() + (lines.size() == 1 ? " finding" : " findings"));
    }
    return 0;
  }

  private static String words(Finding finding) {
    String by = finding.madeBy() == null ? "" : ", made by " + finding.madeBy().words();
    return (finding.title() + by).replaceAll("\\p{Cntrl}", "?");
  }
}
