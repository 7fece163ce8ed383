package dev.overstay.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/** A directory with dumps, and what a command there says. */
final class Cli {
  private final Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int pid;

  Cli(Path dir) {
    this.dir = dir;
  }

  /** Runs a command, whose output replaces that of the one before. */
  int run(String... args) {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            dir,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Ansi.OFF,
            () -> 0,
            page -> {});
    return Main.run(terminal, args);
  }

  // Half a surrogate pair has no UTF-8, but JSON has a form for it.
  private static String escaped(String json) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      out.append(Character.isSurrogate(c) ? "\\u" + Integer.toHexString(c) : String.valueOf(c));
    }
    return out.toString();
  }

  /** Writes the golden dump, changed, as one of a JVM of its own: pids count from 1. */
  Cli dump(Consumer<ObjectNode> change) {
    pid++;
    return write(
        "overstay/overstay-" + pid + "-1.json",
        escaped(
            Golden.textWith(
                dump -> {
                  ((ObjectNode) dump.get("jvm")).put("pid", pid);
                  change.accept(dump);
                })));
  }

  /** Writes the golden dump of three findings, of a JVM of its own. */
  Cli dump() {
    return dump(dump -> {});
  }

  /** Writes the dump of a JVM that left nothing behind. */
  Cli clean() {
    return write("overstay/overstay-clean-1.json", Golden.cleanText());
  }

  Cli write(String file, String text) {
    try {
      Files.createDirectories(dir.resolve(file).getParent());
      Files.writeString(dir.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(dir.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** Keeps the first so many findings. */
  static void onlyFirst(ObjectNode dump, int most) {
    while (dump.get("findings").size() > most) {
      ((ArrayNode) dump.get("findings")).remove(most);
    }
  }

  /** The finding at this index. */
  static ObjectNode finding(ObjectNode dump, int index) {
    return (ObjectNode) dump.get("findings").get(index);
  }
}
