package dev.overstay.journal;

import dev.overstay.format.Fields;
import dev.overstay.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a journal; skips lines that were torn when the JVM was killed or the disk was full. */
public final class JournalReader {
  private final Map<List<Long>, ProcessEntry> processes = new LinkedHashMap<>();
  private final Map<String, ContainerEntry> containers = new LinkedHashMap<>();
  private final List<Integer> torn = new ArrayList<>();

  private JournalReader() {}

  /**
   * Reads one journal.
   *
   * @throws IOException if its first line can't be read; its message is one line that says what is
   *     wrong
   */
  public static Journal read(InputStream in) throws IOException {
    return new JournalReader().journal(in.readAllBytes());
  }

  private Journal journal(byte[] text) throws IOException {
    JournalHeader jvm = null;
    int number = 0;
    for (int from = 0, to; from < text.length; from = to + 1) {
      number++;
      to = from;
      while (to < text.length && text[to] != '\n') {
        to++;
      }
      if (jvm == null) {
        jvm = header(Fields.of("line 1", Json.read(line(text, from, to))));
      } else if (to > from) {
        take(number, line(text, from, to));
      }
    }
    if (jvm == null) {
      throw new IOException("the file is empty");
    }
    return new Journal(
        jvm, new ArrayList<>(processes.values()), new ArrayList<>(containers.values()), torn);
  }

  private static InputStream line(byte[] text, int from, int to) {
    return new ByteArrayInputStream(text, from, to - from);
  }

  private static JournalHeader header(Fields f) throws IOException {
    if (!Journal.FORMAT.equals(f.get("format"))) {
      throw new IOException("not a journal: format is " + Json.words(f.get("format")));
    }
    if (f.integer("version") != Journal.VERSION) {
      throw new IOException("journal version " + f.integer("version") + ", this reads version 1");
    }
    return new JournalHeader(
        f.whole("pid"),
        f.whole("start"),
        f.instant("startedAt"),
        new PidSpace(f.stringOrNull("boot"), f.stringOrNull("pidNamespace")),
        f.stringOrNull("main"),
        f.string("workDir"));
  }

  private void take(int number, InputStream line) {
    try {
      Fields f = Fields.of("line " + number, Json.read(line));
      if (f.get("process") != null) {
        ProcessEntry process =
            new ProcessEntry(
                f.whole("process"),
                f.whole("start"),
                f.string("command"),
                f.stringOrNull("workDir"),
                made(f));
        processes.put(List.of(process.pid(), process.start()), process);
      } else if (f.get("container") != null) {
        ContainerEntry container =
            new ContainerEntry(
                f.string("container"), f.stringOrNull("image"), f.stringOrNull("name"), made(f));
        containers.put(container.id(), container);
      } else if (f.get("endedProcess") != null) {
        processes.remove(List.of(f.whole("endedProcess"), f.whole("start")));
      } else {
        containers.remove(f.string("endedContainer"));
      }
    } catch (IOException e) {
      torn.add(number);
    }
  }

  private static Birthplace made(Fields f) throws IOException {
    return new Birthplace(
        f.instant("at"), f.stringOrNull("madeBy"), f.bool("own"), f.strings("tests"));
  }
}
