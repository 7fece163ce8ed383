package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Dumping;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.fork.Running;
import dev.overstay.tests.targets.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of {@code docs/attach.md} and {@code docs/command-line.md}, run. */
class DumpDocsTest {
  private static final String COMMAND = "$ java -jar overstay-agent.jar dump ";

  /** What stands below the command in the example behind this heading. */
  private static String example(String file, String heading, String arguments) throws IOException {
    String text = Files.readString(Path.of("..", "docs", file));
    int from = text.indexOf(COMMAND + arguments, text.indexOf("\n## " + heading + "\n"));
    assertTrue(from >= 0, heading);
    return text.substring(text.indexOf('\n', from) + 1, text.indexOf("```\n", from));
  }

  /** Without what differs from run to run: numbers, and where the files are. */
  private static String plain(String text) {
    return text.replaceAll("(report|dump) ( +).*/", "$1 $2…/").replaceAll("\\d+", "#");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exampleIsWhatIsPrinted(boolean withAgent) throws IOException {
    Fork fork = Fork.of(Orders.class);
    try (Running running = (withAgent ? fork : fork.withoutAgent()).start().awaitStdout("ready")) {
      Run run = Dumping.of(running.pid());
      assertEquals(0, run.exit(), run.stderr());
      String heading = withAgent ? "With the agent" : "Without the agent";
      assertEquals(plain(example("attach.md", heading, "4711")), plain(run.stdout()));
    }
  }

  @Test
  void helpIsWhatIsPrinted() throws IOException {
    assertEquals(
        example("command-line.md", "dump", "--help").strip(),
        Dumping.fork("--help").run().stdout().strip());
  }
}
