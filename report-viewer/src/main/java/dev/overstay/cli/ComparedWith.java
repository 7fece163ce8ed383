package dev.overstay.cli;

import dev.overstay.merge.Earlier;
import java.io.IOException;
import java.nio.file.Path;
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
  @Nullable Earlier read(Terminal terminal) throws IOException {
    return baseline == null ? null : new DumpFiles(terminal).earlier(baseline);
  }
}
