package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.dump.DumpReader;
import dev.overstay.merge.Earlier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
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

  /**
   * What was there earlier: the text file that the command {@code baseline} wrote, one dump, or a
   * directory of earlier dumps.
   *
   * @throws Mistake where there is nothing to compare with
   */
  Earlier earlier(Path named) throws IOException {
    Path there = terminal.workDir().resolve(named);
    if (Files.isRegularFile(there) && !there.getFileName().toString().endsWith(".json")) {
      return baseline(there, named.toString());
    }
    List<Dump> dumps = read(find(List.of(named)));
    if (dumps.isEmpty()) {
      throw new Mistake(named + ": no readable dump to compare with");
    }
    return Earlier.of(dumps);
  }

  /** The findings of a file that the command {@code baseline} wrote; {@code name} is for errors. */
  static Earlier baseline(Path file, String name) {
    try {
      return Earlier.ofText(Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      throw new Mistake(name + ": no baseline, it is not UTF-8 text; write one with baseline -o");
    } catch (IOException e) {
      throw new Mistake(name + ": can't be read, " + Mistake.reason(e));
    }
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
