package dev.overstay.tests.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case of the corpus and what was measured of it.
 *
 * @param name as its class, without Case
 * @param main its main class
 * @param owner class and method that make what is left open
 * @param effect the worst that it does to the JVM's end; null for a control, which leaves nothing
 */
record LeakCase(String name, String main, String owner, @Nullable Effect effect) {
  private static final Path ROOT = Path.of(System.getProperty("corpus.dir", "corpus"));

  /** All cases that can be on this JDK. */
  static List<LeakCase> all() throws IOException {
    List<LeakCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("truth.tsv"))) {
      String[] fields = line.split("\t", -1);
      if (!line.startsWith("#")
          && Integer.parseInt(fields[4]) <= Runtime.version().feature()
          && fields[0].matches(System.getProperty("corpus.case", ".*"))) {
        cases.add(new LeakCase(fields[0], fields[1], fields[2], effect(fields[3])));
      }
    }
    return cases;
  }

  private static @Nullable Effect effect(String label) {
    for (Effect effect : Effect.values()) {
      if (effect.label().equals(label)) {
        return effect;
      }
    }
    assertEquals("-", label);
    return null;
  }

  /** Directories first: their classes are the user's own, as in every build. */
  String classPath() throws IOException {
    Path module = ROOT.resolve(main.split("\\.", -1)[1]);
    String libraries = Files.readString(module.resolve("target/cp.txt")).strip();
    return String.join(
        ":", classes(module).toString(), classes(ROOT.resolve("common")).toString(), libraries);
  }

  static Path classes(Path module) {
    return module.resolve("target/classes").toAbsolutePath();
  }

  /** Where the stub's classes are. */
  static Path common() {
    return classes(ROOT.resolve("common"));
  }
}
