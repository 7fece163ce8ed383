package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.dump.Finding;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Jars;
import dev.overstay.tests.targets.Gauges;
import dev.overstay.tests.targets.UsesGauges;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An object that was closed and left something open is not said to be never closed. */
class ClosedObjectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stopped | Gauges was stopped, but left executor gauges (1 thread) | Report to the library"
            + " that Gauges.stop() leaves it open; it does not hold up the exit",
        "stopped, closeable | Closeable was stopped, but left executor gauges (1 thread) | Call"
            + " close() on the Closeable before main returns: Closeable.stop() leaves it open",
        "own | Executor board (1 thread) was never shut down | Call workers.shutdown() in"
            + " Board.stop(), which closes what was made with it",
      })
  void pastAndFixAreRight(String how, String title, String fix, @TempDir Path dir) {
    Finding finding = finding(how, dir);
    assertEquals(title, finding.title());
    assertEquals(fix, finding.fix());
  }

  // A port that was open for a moment, or that another object of the class closed, is no evidence.
  @ParameterizedTest
  @CsvSource({"never stopped, port", "one of two stopped, port"})
  void objectThatMayNeverHaveBeenStoppedIsNotSaidToBe(String how, String has, @TempDir Path dir) {
    String title = finding(how, dir).title();
    assertEquals(true, title.startsWith("Gauges ") && title.contains(has), title);
    assertEquals(true, title.endsWith(" was never stopped"), title);
  }

  private static Finding finding(String how, Path dir) {
    Path jar = dir.resolve("gauges.jar");
    List<String> classes = List.of(Gauges.class.getName(), Gauges.Closeable.class.getName());
    Jars.make(jar, "Implementation-Title", "gauges", classes);
    String own = Path.of("target", "test-classes").toAbsolutePath().toString();
    Fork fork = Fork.of(UsesGauges.class.getName(), jar + File.pathSeparator + own).args(how);
    return fork.run().finding();
  }
}
