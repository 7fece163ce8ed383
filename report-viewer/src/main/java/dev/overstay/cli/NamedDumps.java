package dev.overstay.cli;

import dev.overstay.dump.Dump;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The parameter that names dumps, shared by all commands that read dumps. */
final class NamedDumps {
  /** Dumps, or directories that are searched recursively for {@code overstay-*.json}. */
  @Parameters(
      paramLabel = "DIR|FILE",
      description = {
        "Dumps, or directories that hold dumps at any depth. Without any: target/overstay,"
            + " build/overstay and overstay, and */target/overstay and */build/overstay."
      })
  private List<Path> named = new ArrayList<>();

  /**
   * Reads all dumps, one per JVM.
   *
   * @throws Mistake if no dump is found, or none can be read
   */
  Read read(Terminal terminal) throws IOException {
    Read read = readAny(terminal);
    if (read.dumps.isEmpty()) {
      throw new Mistake("no readable dump in " + Places.words(named));
    }
    return read;
  }

  /**
   * Like {@link #read}, but accepts that no dump can be read.
   *
   * @throws Mistake if no dump is found
   */
  Read readAny(Terminal terminal) throws IOException {
    DumpFiles files = new DumpFiles(terminal);
    List<Path> found = files.find(named);
    List<Dump> dumps = files.read(found);
    return new Read(OncePerJvm.of(dumps, terminal), found, files.lost());
  }

  /**
   * The dumps that were read.
   *
   * @param dumps one per JVM
   * @param files the files that were read, or should have been
   * @param lost what can't be read, each with its reason; a line has reported each
   */
  record Read(List<Dump> dumps, List<Path> files, List<String> lost) {}
}
