package dev.overstay.cli;

import dev.overstay.check.CheckFormat;
import dev.overstay.check.CheckFormats;
import dev.overstay.check.Judged;
import dev.overstay.check.Sources;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Effect;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code overstay check}: checks dumps in CI. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Judges all dumps found, for CI.",
    footer = {
      "",
      "Exit code: 0 when nothing fails, 1 when a finding does that is neither known nor ignored, or"
          + " when a test ended its JVM, 2"
          + " when that is not known: no dump, one that can't be read, or one without findings"
          + " because the JVM had no memory left for them."
    })
final class Check implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private NamedDumps named = new NamedDumps();

  /** Effects by their labels, joined by {@code +} or a comma; {@code all} or {@code none}. */
  @Option(
      names = "--fail-on",
      paramLabel = "EFFECTS",
      description = {
        "Which effects fail: all, none, or some of stalls-shutdown, holds-build, blocks-exit,"
            + " outlives-jvm, left-open, delayed-exit and in-use, joined by + (default: all,"
            + " which leaves out the last two)."
      })
  private String failOn = "all";

  @Mixin private ComparedWith compared = new ComparedWith();

  /** The name of one of {@link CheckFormats#all()}. */
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, sarif or junit (default: text).")
  private String format = "text";

  /** A file, whose missing directories are created; {@code -} for standard output, as UTF-8. */
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the result goes, - for stdout (default: -).")
  private String output = "-";

  /** Directories in which packages begin. */
  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description =
          "For sarif: where packages begin; can be given several times (default: src/*/java,"
              + " kotlin, groovy and scala, here and in modules).")
  private List<Path> roots = new ArrayList<>();

  Check(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<Effect> effects = FailOn.parse(failOn);
    CheckFormat form = form();
    for (Path root : roots) {
      if (root.toString().isEmpty() || !Files.isDirectory(terminal.workDir().resolve(root))) {
        throw new Mistake("--sources: " + root + " is not a directory; name one that is there");
      }
    }
    OutputFile file = new OutputFile(terminal, output);
    DumpFiles.Before before = compared.read(terminal);
    // If this failed, an older result would stay and be taken for the result of this run.
    NamedDumps.Read read = named.readAny(terminal);
    file.mustNotBe(read.files());
    EarlierFindings earlier = compared.against(read.dumps(), before, file, terminal);
    Judged judged = Judged.of(whole(read.dumps()), earlier, effects, lost(read));
    Sources sources = new Sources(terminal.workDir(), roots);
    file.write(out -> form.write(judged, sources, out));
    if (!file.isStdout()) {
      terminal.tell(output + ": " + judged.headline());
    }
    say(judged, sources, !file.isStdout() || form.name().equals("text"));
    return judged.exitCode();
  }

  /** Includes dumps without findings: their leaks are unknown, so they are not clean. */
  private static List<String> lost(NamedDumps.Read read) {
    List<String> lost = new ArrayList<>(read.lost());
    for (Dump dump : read.dumps()) {
      if (dump.agent().missing() != null) {
        lost.add("the dump of JVM " + dump.jvm().pid() + ": " + dump.agent().missing());
      }
    }
    return lost;
  }

  private static List<Dump> whole(List<Dump> dumps) {
    List<Dump> whole = new ArrayList<>(dumps);
    whole.removeIf(dump -> dump.agent().missing() != null);
    return whole;
  }

  private CheckFormat form() {
    List<String> names = new ArrayList<>();
    for (CheckFormat form : CheckFormats.all()) {
      if (form.name().equals(format)) {
        return form;
      }
      names.add(form.name());
    }
    throw new Mistake(
        "--format: '"
            + format
            + "' is not a format"
            + Nearest.hint(format, names)
            + " Formats are "
            + String.join(", ", names));
  }

  /** Reports why the step fails, unless the log already shows it. */
  private void say(Judged judged, Sources sources, boolean isSaid) {
    List<String> unreadable = sources.unreadable();
    if (!unreadable.isEmpty()) {
      int more = unreadable.size() - 1;
      terminal.say(
          "--sources: skipped "
              + unreadable.get(0)
              + (more == 0 ? "" : ", and " + more + (more == 1 ? " more" : " more like it")));
    }
    if (sources.missing() > 0) {
      int n = sources.missing();
      terminal.say(
          (n == 1 ? "1 finding without its" : n + " findings without their")
              + " source file; with --sources, name the directory in which packages begin");
    }
    if (judged.exitCode() == Main.FAILED) {
      terminal.say("not judged: " + judged.headline());
    } else if (judged.exitCode() == 1 && !isSaid) {
      terminal.say(judged.headline());
    }
  }
}
