package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.page.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code overstay report}: one page for all dumps found. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Writes one HTML page for all dumps found.",
    footer = {
      "",
      "Exit code: 0 when the page is written, 2 when there is no readable dump or no way to write."
    })
final class Report implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private NamedDumps named = new NamedDumps();

  /** A file, its missing directories are made; {@code -} for standard output, as UTF-8. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the page goes, - for stdout (default: report.html).")
  private String output = "report.html";

  /** Shows the written page; where that fails one line says so, and the exit code stays. */
  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  Report(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile page = new OutputFile(terminal, output);
    if (page.isStdout() && open) {
      throw new Mistake("--open needs a file to open; name one with -o");
    }
    List<Dump> dumps = named.read(terminal).dumps();
    page.write(
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          Page.write(dumps, text);
          text.flush();
        });
    if (page.isStdout()) {
      return 0;
    }
    int findings = 0;
    for (Dump dump : dumps) {
      findings += dump.findings().size();
    }
    terminal
        .out()
        .println(
            output
                + ": "
                + findings
                + (findings == 1 ? " finding" : " findings")
                + " in "
                + dumps.size()
                + (dumps.size() == 1 ? " JVM" : " JVMs"));
    if (open) {
      show(page.path());
    }
    return 0;
  }

  private void show(Path page) {
    try {
      terminal.browser().open(page);
    } catch (IOException e) {
      terminal.err().println("overstay: no browser could be started; open " + page + " yourself");
    }
  }
}
