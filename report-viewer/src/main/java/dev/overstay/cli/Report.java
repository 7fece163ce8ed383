package dev.overstay.cli;

import dev.overstay.merge.EarlierFindings;
import dev.overstay.merge.Merged;
import dev.overstay.page.Page;
import dev.overstay.text.Plural;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code overstay report}: writes one page for all dumps found. */
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
  private static final long LARGE = 64 << 20;

  /** This many characters identify a stylesheet of this program. */
  private static final int MARK = 40;

  private final Terminal terminal;

  @Mixin private NamedDumps named = new NamedDumps();

  /** A file, whose missing directories are created; {@code -} for standard output, as UTF-8. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the page goes, - for stdout (default: report.html).")
  private String output = "report.html";

  @Mixin private ComparedWith compared = new ComparedWith();

  /**
   * Writes the style into a file beside the page, with the page's name and the ending {@code .css}.
   */
  @Option(
      names = "--sidecar-css",
      description =
          "Put the style into a file beside the page: for servers that allow none in it, as"
              + " Jenkins does.")
  private boolean sidecarCss;

  /** Opens the written page; if that fails, one line says so and the exit code stays the same. */
  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  Report(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile page = new OutputFile(terminal, output);
    if (page.isStdout() && (open || sidecarCss)) {
      String option = open ? "--open" : "--sidecar-css";
      throw new Mistake(option + " needs a file; name one with -o");
    }
    // First, so that a user who names a wrong baseline does not wait for all dumps.
    DumpFiles.Before before = compared.read(terminal);
    NamedDumps.Read read = named.read(terminal);
    page.mustNotBe(read.files());
    EarlierFindings earlier = compared.against(read.dumps(), before, page, terminal);
    Merged merged = Merged.of(read.dumps(), earlier);
    giveBack();
    String stylesheet = sidecarCss ? stylesheet(page.path()) : null;
    if (stylesheet != null) {
      style(page.path(), stylesheet);
    }
    page.write(
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          Page.write(merged, read.lost(), text, stylesheet);
          text.flush();
        });
    if (page.isStdout()) {
      return 0;
    }
    terminal.tell(output + ": " + summary(merged, earlier != null));
    if (open) {
      show(page.path());
    }
    return 0;
  }

  // Reading grows G1's heap, and writing would fill all of it before G1 collects: 327 to 403 MB for
  // the dumps of 1,000 JVMs. With this it is 308 to 364 MB, for 60 ms of the total 2.5 s.
  private static void giveBack() {
    Runtime runtime = Runtime.getRuntime();
    if (runtime.totalMemory() - runtime.freeMemory() > LARGE) {
      System.gc();
    }
  }

  /** Written first, since a page needs its style; replaces only an older style of this program. */
  private void style(Path page, String name) throws IOException {
    Path file = page.resolveSibling(name);
    String style = Page.style();
    if (file.equals(page)) {
      throw new Mistake(output + ": is where the style goes; name the page otherwise with -o");
    }
    String first = style.substring(0, MARK);
    if (Files.isRegularFile(file) && !Files.readString(file).startsWith(first)) {
      throw new Mistake(file + ": is not the style of this page; name the page otherwise with -o");
    }
    new OutputFile(terminal, file.toString())
        .write(out -> out.write(style.getBytes(StandardCharsets.UTF_8)));
  }

  private static String stylesheet(Path page) {
    String name = page.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + ".css";
  }

  private static String summary(Merged merged, boolean compared) {
    int findings = merged.findings().size();
    int jvms = merged.jvms().size();
    String words = Plural.of(findings, "finding") + " in " + Plural.of(jvms, "JVM");
    if (!compared) {
      return words;
    }
    long fresh = merged.findings().stream().filter(finding -> !merged.isKnown(finding)).count();
    return words + ", " + fresh + " new, " + merged.gone().size() + " gone";
  }

  private void show(Path page) {
    try {
      terminal.browser().open(page);
    } catch (IOException e) {
      terminal.say("no browser could be started; open " + page + " yourself");
    }
  }
}
