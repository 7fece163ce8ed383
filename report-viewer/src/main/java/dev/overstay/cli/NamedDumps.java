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
    DumpFiles files = new DumpFiles(terminal);
    List<Path> found = files.find(named);
    List<Dump> dumps = files.read(found);
    if (dumps.isEmpty()) {
      throw new Mistake("no readable dump; check that the agent's and this version are the same");
    }
    return new Read(OncePerJvm.of(dumps, terminal), found.size() - dumps.size());
  }

  /**
   * What was read.
   *
   * @param dumps one per JVM
   * @param unreadable how many files are no dumps of this version; a line has been said of each
   */
  record Read(List<Dump> dumps, int unreadable) {}
}
