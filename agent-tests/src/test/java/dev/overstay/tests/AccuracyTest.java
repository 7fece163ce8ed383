package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.corpus.Accuracy;
import dev.overstay.tests.corpus.Corpus;
import dev.overstay.tests.fork.Fork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The figures of {@code docs/accuracy.md}: leak cases of known truth, a JVM each. */
@Tag("corpus")
@Isolated
class AccuracyTest {
  @Test
  void withTheTableOfLibraries() throws Exception {
    check(Corpus.run(Fork.AGENT), true);
  }

  @Test
  void withoutTheTableOfLibraries(@TempDir Path temporary) throws Exception {
    check(Corpus.run(withoutTable(temporary)), false);
  }

  private static void check(Accuracy accuracy, boolean table) {
    System.out.println(accuracy.details());
    StringBuilder out = new StringBuilder("| JDK " + Runtime.version().feature());
    out.append(table ? ", with" : ", without").append(" the table | measured | % | limit % |\n");
    out.append("|---|---|---|---|\n");
    for (Accuracy.Figure figure : Accuracy.Figure.values()) {
      out.append(
          String.format(
              "| %s | %s | %.1f | %d |%n",
              figure.label(),
              accuracy.text(figure),
              accuracy.percent(figure),
              figure.limit(table)));
    }
    out.append("| findings per leaky case, median | ").append(accuracy.medianFindings());
    out.append(" | | ").append(table ? 1 : 2).append(" |");
    System.out.println(out);
    assertAll(
        Arrays.stream(Accuracy.Figure.values())
            .map(
                figure ->
                    () ->
                        assertTrue(
                            accuracy.percent(figure) >= figure.limit(table), figure.label())));
    assertTrue(accuracy.medianFindings() <= (table ? 1 : 2), "findings per leaky case");
  }

  // Under its own name: a renamed jar starts in another way.
  private static Path withoutTable(Path temporary) throws IOException {
    Path jar = Files.copy(Fork.AGENT, temporary.resolve(Fork.AGENT.getFileName()));
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path table = zip.getPath("dev/overstay/object/libraries.tsv");
      assertTrue(Files.size(table) > 0, "the table is in the jar");
      Files.writeString(table, "", StandardCharsets.UTF_8);
    }
    return jar;
  }
}
