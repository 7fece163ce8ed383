package dev.overstay.cli;

import dev.overstay.format.DumpReader;
import dev.overstay.format.References;
import dev.overstay.format.Schema;
import dev.overstay.format.Violation;
import dev.overstay.text.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code overstay validate}: checks dumps against the schema, and the ids in them. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Holds dumps against the schema and follows their ids; prints a line per error, with its JSON"
            + " pointer.",
    footer = {"", "Exit code: 0 all are valid, 1 some are not, 2 some could not be read."})
final class Validate implements Callable<Integer> {
  private static final int LONGEST_PLACE = 200;

  private final Terminal terminal;

  /** Files of JSON, UTF-8; errors are printed as {@code file: pointer: message}. */
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The dumps.")
  private List<Path> files = new ArrayList<>();

  Validate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Schema schema = Schema.ofDumps();
    int exit = 0;
    for (Path file : files) {
      exit = Math.max(exit, validate(schema, file));
    }
    return exit;
  }

  private int validate(Schema schema, Path file) {
    Path there = terminal.workDir().resolve(file);
    try {
      List<Violation> violations = violations(schema, there);
      for (Violation violation : violations) {
        String pointer = violation.pointer().isEmpty() ? "(whole file)" : violation.pointer();
        String place = Plain.cut(pointer, LONGEST_PLACE);
        terminal.tell(file + ": " + place + ": " + violation.message());
      }
      if (violations.size() == Schema.MOST) {
        terminal.tell(file + ": only the first " + Schema.MOST + " errors are listed");
      }
      if (violations.isEmpty()) {
        terminal.tell(file + ": valid");
      }
      return violations.isEmpty() ? 0 : 1;
    } catch (IOException e) {
      terminal.say(file + ": " + Mistake.reason(e) + "; name a dump, one JSON file");
      return Main.FAILED;
    } catch (OutOfMemoryError e) {
      terminal.say(file + ": " + DumpFiles.TOO_LARGE);
      return Main.FAILED;
    }
  }

  /** Ids are checked only if the file matches the schema. */
  private static List<Violation> violations(Schema schema, Path file) throws IOException {
    List<Violation> violations;
    try (InputStream in = DumpFiles.open(file)) {
      violations = schema.violations(in);
    }
    if (!violations.isEmpty()) {
      return violations;
    }
    try (InputStream in = DumpFiles.open(file)) {
      return References.violations(DumpReader.read(in));
    } catch (IOException e) {
      // It matches the schema and still is not a dump: for example, a time does not exist.
      return List.of(new Violation("", Mistake.reason(e)));
    }
  }
}
