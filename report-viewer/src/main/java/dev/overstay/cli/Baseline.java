package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.merge.Earlier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Earlier findings = Earlier.of(dumps);
    Path file = terminal.workDir().resolve(output);
    boolean toStdout = output.equals("-");
    if (!toStdout && Files.isRegularFile(file)) {
      // What was accepted before keeps its day.
      findings.datedBy(DumpFiles.baseline(file, output));
    }
    String text = String.join("\n", findings.lines()) + "\n";
    if (toStdout) {
      terminal.out().print(text);
      terminal.out().flush();
    } else {
      try {
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new Mistake(output + ": can't be written, " + Mistake.reason(e));
      }
      int n = findings.all().size();
      terminal.out().println(output + ": " + n + (n == 1 ? " finding" : " findings"));
    }
    return 0;
  }
}
