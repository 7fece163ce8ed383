package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.page.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  /** Dumps, or directories that are searched for {@code overstay-*.json} with all below. */
  @Parameters(
      paramLabel = "DIR|FILE",
      description = {
        "Dumps, or directories that hold dumps at any depth. Without any: target/overstay,"
            + " build/overstay and overstay, and */target/overstay and */build/overstay."
      })
  private List<Path> named = new ArrayList<>();

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
    boolean toStdout = output.equals("-");
    if (toStdout && open) {
      throw new Mistake("--open needs a file to open; name one with -o");
    }
    DumpFiles files = new DumpFiles(terminal);
    List<Dump> dumps = files.read(files.find(named));
    if (dumps.isEmpty()) {
      throw new Mistake("no readable dump; check that the agent's and this version are the same");
    }
    if (toStdout) {
      // Not closed: the stream is the process's.
      Writer out =
          new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
      Page.write(dumps, out);
      out.flush();
      return 0;
    }
    Path page = terminal.workDir().resolve(output).toAbsolutePath();
    save(dumps, page);
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
      show(page);
    }
    return 0;
  }

  private void save(List<Dump> dumps, Path page) {
    try {
      if (page.getParent() == null || Files.isDirectory(page)) {
        throw new Mistake(output + ": is a directory; name a file with -o");
      }
      // Behind a link is what the user means, and a device is written to, not replaced.
      Path place = Files.exists(page) ? page.toRealPath() : page;
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        write(dumps, place);
      } else {
        replace(dumps, place);
      }
    } catch (IOException e) {
      throw new Mistake(
          output + ": could not be written, " + Mistake.reason(e) + "; name another file with -o");
    }
  }

  // Under another name first: whoever has the page open never sees half of it.
  private static void replace(List<Dump> dumps, Path page) throws IOException {
    Path directory = Objects.requireNonNull(page.getParent());
    Files.createDirectories(directory);
    Path half = Files.createTempFile(directory, "overstay", ".html.tmp");
    try {
      write(dumps, half);
      Files.move(half, page, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void write(List<Dump> dumps, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      Page.write(dumps, out);
    }
  }

  private void show(Path page) {
    try {
      terminal.browser().open(page);
    } catch (IOException e) {
      terminal.err().println("overstay: no browser could be started; open " + page + " yourself");
    }
  }
}
