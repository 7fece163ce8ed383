package dev.overstay.cli;

import dev.overstay.dump.Dump;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The dumps that a command line names, in the same words for each command that reads some. */
final class NamedDumps {
  /** Dumps, or directories that are searched for {@code overstay-*.json} with all below. */
  @Parameters(
      paramLabel = "DIR|FILE",
      description = {
        "Dumps, or directories that hold dumps at any depth. Without any: target/overstay,"
            + " build/overstay and overstay, and */target/overstay and */build/overstay."
      })
  private List<Path> named = new ArrayList<>();

  /**
   * Reads all, each JVM's once.
   *
   * @throws Mistake where there is no dump, or none that can be read
   */
  Read read(Terminal terminal) throws IOException {
    Read read = readAny(terminal);
    if (read.dumps.isEmpty()) {
      throw new Mistake("no readable dump in " + Places.words(named));
    }
    return read;
  }

  /**
   * The same, also where none can be read.
   *
   * @throws Mistake where there is no dump
   */
  Read readAny(Terminal terminal) throws IOException {
    DumpFiles files = new DumpFiles(terminal);
    List<Path> found = files.find(named);
    List<Dump> dumps = files.read(found);
    return new Read(OncePerJvm.of(dumps, terminal), found, files.lost());
  }

  /**
   * What was read.
   *
   * @param dumps one per JVM
   * @param files from which they were read, or were to be
   * @param lost what can't be read, each with its reason; a line has been said of each
   */
  record Read(List<Dump> dumps, List<Path> files, List<String> lost) {}
}
