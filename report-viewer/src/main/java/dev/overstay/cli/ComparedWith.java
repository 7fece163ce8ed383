package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.merge.Earlier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command line compares dumps with, in the same words for each command that does. */
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
   * What was there earlier; null where nothing is named.
   *
   * @throws Mistake where it can't be read
   */
  DumpFiles.@Nullable Before read(Terminal terminal) throws IOException {
    if (baseline != null && baseline.toString().isEmpty()) {
      throw new Mistake("--baseline: is empty; name a baseline file, or earlier dumps");
    }
    return baseline == null ? null : new DumpFiles(terminal).earlier(baseline);
  }

  /**
   * The same for a command that has read its dumps and is to write its result: without the JVMs
   * that are judged, by themselves all they left would be known.
   *
   * @throws Mistake where nothing else is left, or where the result would be written over it
   */
  @Nullable Earlier against(
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
    return out > 0 ? Earlier.of(others) : before.findings();
  }
}
