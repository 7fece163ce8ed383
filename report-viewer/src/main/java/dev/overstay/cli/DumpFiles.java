package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.DumpReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds dumps where users and builds put them, and reads them. */
final class DumpFiles {
  private static final long SECOND = 1_000_000_000L;

  private final Terminal terminal;

  DumpFiles(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The dumps that {@code named} name, each once, by path.
   *
   * @param named files and directories; empty for the places where the agent writes to
   * @throws Mistake where one of them does not exist, or no dump is there
   */
  List<Path> find(List<Path> named) throws IOException {
    List<Path> found = new Places(terminal).find(named, ".json", "dump");
    if (found.isEmpty()) {
      throw new Mistake(
          "no dump in "
              + Places.words(named)
              + "; run the tests with the agent, or name another directory");
    }
    return found;
  }

  /** Reads all; what is no dump is said in one line and left out. */
  List<Dump> read(List<Path> files) {
    List<Dump> dumps = new ArrayList<>();
    long said = terminal.nanoTime().getAsLong();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        dumps.add(DumpReader.read(in));
      } catch (IOException e) {
        String reason = Mistake.reason(e);
        terminal.err().println("overstay: " + file + ": " + reason + "; left out of the report");
      }
      long now = terminal.nanoTime().getAsLong();
      if (now - said > SECOND && i + 1 < files.size()) {
        terminal.err().println("overstay: read " + (i + 1) + " of " + files.size() + " dumps");
        said = now;
      }
    }
    return dumps;
  }
}
