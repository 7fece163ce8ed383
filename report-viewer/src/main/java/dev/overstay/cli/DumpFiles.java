package dev.overstay.cli;

import dev.overstay.dump.Dump;
import dev.overstay.format.DumpReader;
import dev.overstay.json.Interned;
import dev.overstay.json.Json;
import dev.overstay.merge.EarlierFindings;
import dev.overstay.text.Plain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds dumps where users and builds put them, and reads them. */
final class DumpFiles {
  static final String TOO_LARGE = "takes more memory than this JVM has, see java -Xmx";

  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_THREADS = 4;
  private static final int WARNED = 5;
  private static final int LONGEST = 80;

  private final Terminal terminal;
  private final Interned interned = new Interned();
  private final List<String> lost = new ArrayList<>();

  DumpFiles(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The dumps that {@code named} leads to, each once, sorted by path.
   *
   * @param named files and directories; empty for the directories that the agent writes to
   * @throws Mistake if one of them does not exist, or no dump is found
   */
  List<Path> find(List<Path> named) throws IOException {
    Places places = new Places(terminal);
    List<Path> found = places.find(named, ".json", "dump");
    lost.addAll(places.lost());
    for (String line : lost) {
      terminal.say(line + "; left out");
    }
    if (found.isEmpty() && !lost.isEmpty()) {
      throw new Mistake("no readable dump in " + Places.words(named));
    }
    if (found.isEmpty()) {
      throw new Mistake(
          "no dump in "
              + Places.words(named)
              + "; run the tests with the agent, or name another directory");
    }
    return found;
  }

  /**
   * The earlier findings, from a text file that the command {@code baseline} wrote, from one dump,
   * or from a directory of earlier dumps.
   *
   * @throws Mistake if there is nothing to compare with
   */
  Before earlier(Path named) throws IOException {
    Path there = terminal.workDir().resolve(named);
    if (Files.isRegularFile(there) && !isJson(there)) {
      return new Before(baseline(there, named.toString()), List.of(), List.of(there));
    }
    if (Files.notExists(there)) {
      throw new Mistake(
          named
              + ": no such file; name a baseline that the command baseline wrote, or earlier dumps");
    }
    List<Path> found = find(List.of(named));
    List<Dump> dumps = read(found);
    if (dumps.isEmpty()) {
      throw new Mistake(named + ": no readable dump to compare with");
    }
    if (!lost.isEmpty() || dumps.size() < found.size()) {
      throw new Mistake(named + ": not all of it can be read, so new findings can't be determined");
    }
    return new Before(EarlierFindings.of(dumps), dumps, found);
  }

  /**
   * The earlier findings and their source.
   *
   * @param findings all findings
   * @param dumps the dumps that they were read from; empty for a baseline file
   * @param files the files that they were read from
   */
  record Before(EarlierFindings findings, List<Dump> dumps, List<Path> files) {}

  // A baseline may have any name.
  private static boolean isJson(Path file) {
    try (BufferedReader text = Files.newBufferedReader(file)) {
      int c = text.read();
      while (c == 0xfeff || (c >= 0 && Character.isWhitespace(c))) {
        c = text.read();
      }
      return c == '{';
    } catch (IOException e) {
      // Reading the whole file gives a better error message.
      return file.getFileName().toString().endsWith(".json");
    }
  }

  /**
   * The findings of a file that the command {@code baseline} wrote; {@code name} is used in errors.
   */
  EarlierFindings baseline(Path file, String name) {
    try {
      List<String> lines = Files.readAllLines(file);
      EarlierFindings earlier = EarlierFindings.ofText(lines);
      List<Integer> strange = earlier.strange();
      if (earlier.all().isEmpty() && !strange.isEmpty()) {
        throw new Mistake(
            name + ": no baseline, no line of it is a finding's; write one with baseline -o");
      }
      for (int i = 0; i < strange.size() && i < WARNED; i++) {
        String line = Plain.cut(lines.get(strange.get(i) - 1), LONGEST);
        terminal.say(
            name + ":" + strange.get(i) + " is not a finding's line and is left out: " + line);
      }
      if (strange.size() > WARNED) {
        terminal.say(name + ": " + (strange.size() - WARNED) + " more such lines are left out");
      }
      return earlier;
    } catch (CharacterCodingException e) {
      throw new Mistake(name + ": no baseline, it is not UTF-8 text; write one with baseline -o");
    } catch (IOException e) {
      throw new Mistake(name + ": can't be read, " + Mistake.reason(e));
    }
  }

  /** What was named or found and could not be read so far, each with its reason. */
  List<String> lost() {
    return List.copyOf(lost);
  }

  /**
   * Reads all files, in this order; a file that is not a dump is reported in one line and left out.
   */
  List<Dump> read(List<Path> files) {
    int threads =
        Math.min(files.size(), Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    ExecutorService readers = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<Dump>> reading = new ArrayList<>(files.size());
      for (Path file : files) {
        reading.add(readers.submit(() -> read(file)));
      }
      return collect(files, reading);
    } finally {
      readers.shutdownNow();
    }
  }

  private List<Dump> collect(List<Path> files, List<Future<Dump>> reading) {
    List<Dump> dumps = new ArrayList<>(files.size());
    long said = terminal.nanoTime().getAsLong();
    for (int i = 0; i < files.size(); i++) {
      try {
        dumps.add(result(reading.get(i)));
      } catch (IOException e) {
        lost.add(files.get(i) + ": " + Mistake.reason(e));
        terminal.say(files.get(i) + ": " + Mistake.reason(e) + "; left out");
      }
      long now = terminal.nanoTime().getAsLong();
      if (now - said > SECOND && i + 1 < files.size()) {
        terminal.say("read " + (i + 1) + " of " + files.size() + " dumps");
        said = now;
      }
    }
    return dumps;
  }

  private static Dump result(Future<Dump> reading) throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw new IOException(TOO_LARGE, e);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Dump read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return DumpReader.read(in, interned);
    }
  }

  /**
   * Opens a file of JSON.
   *
   * @throws IOException also if it exceeds the size limit
   */
  static InputStream open(Path file) throws IOException {
    long size = Files.size(file);
    if (size > Json.LONGEST) {
      long mega = 1 << 20;
      throw new IOException(
          "is " + size / mega + " MB, no more than " + Json.LONGEST / mega + " MB are read");
    }
    return Files.newInputStream(file);
  }
}
