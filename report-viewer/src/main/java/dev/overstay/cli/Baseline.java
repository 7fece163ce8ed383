package dev.overstay.cli;

import dev.overstay.merge.EarlierFindings;
import dev.overstay.text.Plural;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code overstay baseline}: records today's findings as known. */
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

  @Mixin private NamedDumps named = new NamedDumps();

  /** A text file with one finding per line: its id, a {@code #} and a description; - for stdout. */
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
    OutputFile file = new OutputFile(terminal, output);
    NamedDumps.Read read = named.read(terminal);
    file.mustNotBe(read.files());
    EarlierFindings findings = EarlierFindings.of(read.dumps());
    if (!file.isStdout() && Files.isRegularFile(file.path())) {
      // Findings accepted earlier keep their date and the text that people wrote there.
      findings.keep(new DumpFiles(terminal).baseline(file.path(), output));
    }
    String text = String.join("\n", findings.lines()) + "\n";
    file.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    if (!file.isStdout()) {
      terminal.tell(output + ": " + Plural.of(findings.all().size(), "finding"));
    }
    return 0;
  }
}
