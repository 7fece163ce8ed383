package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.ends.End;
import dev.overstay.tests.ends.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a JVM ends, whatever lives and whatever is short: it ends as without the agent, and there
 * is a dump or a line. The table of all ends is in {@code target}.
 */
@Tag("soak")
class EndsMatrixTest {
  private static final int FEWEST = 300;
  private static final String ONLY = System.getProperty("ends.only", "");

  private static final Queue<Judgement> judged = new ConcurrentLinkedQueue<>();

  static List<End> ends() {
    return End.all().stream().filter(end -> end.toString().contains(ONLY)).toList();
  }

  @Test
  void matrixIsLarge() {
    Collection<End> all = End.all();
    assertTrue(all.size() >= FEWEST, all.size() + " ends");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void jvmEndsAsWithoutTheAgent(End end) {
    Judgement judgement = Judgement.of(end);
    judged.add(judgement);
    assertEquals(List.of(), judgement.faults(), judgement::toString);
  }

  @AfterAll
  static void writeTable() throws IOException {
    String name = "ends-" + Runtime.version().feature() + ".txt";
    List<String> rows = judged.stream().map(Judgement::toString).sorted().toList();
    Files.write(Path.of("target", name), rows);
  }
}
