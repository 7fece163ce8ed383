package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.merge.EarlierFindings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --baseline} option, shared by all commands that compare dumps. */
final class ComparedWith {
  /** A file that {@code baseline} wrote, a dump, or a directory of dumps. */
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What was there earlier, and is known: a file that the command baseline wrote, or earlier"
              + " dumps.")
  private @Nullable Path baseline;

  /**
   * The earlier findings; null if no baseline is named.
   *
   * @throws Mistake if it can't be read
   */
  DumpFiles.@Nullable Before read(Terminal terminal) throws IOException {
    if (baseline != null && baseline.toString().isEmpty()) {
      throw new Mistake("--baseline: is empty; name a baseline file, or earlier dumps");
    }
    return baseline == null ? null : new DumpFiles(terminal).earlier(baseline);
  }

  /**
   * The earlier findings, for a command that has read its dumps and will write its result. The JVMs
   * that are judged are left out: compared with themselves, all their findings would be known.
   *
   * @throws Mistake if nothing else is left, or if the result would overwrite the baseline
   */
  @Nullable EarlierFindings against(
      List<Dump> judged, DumpFiles.@Nullable Before before, OutputFile result, Terminal terminal) {
    if (before == null) {
      return null;
    }
    result.mustNotBe(before.files());
    if (before.dumps().isEmpty()) {
      return before.findings();
    }
    List<Dump> others = OncePerJvm.without(before.dumps(), judged);
    int out = before.dumps().size() - others.size();
    if (others.isEmpty()) {
      throw new Mistake(
          "--baseline: " + baseline + " has only the JVMs that are judged; name earlier dumps");
    }
    if (out > 0) {
      terminal.say(
          "--baseline: left out "
              + (out == 1 ? "1 dump of a JVM that is" : out + " dumps of JVMs that are")
              + " judged");
    }
    return out > 0 ? EarlierFindings.of(others) : before.findings();
  }
}
