package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import dev.overstay.json.Json;
import dev.overstay.tests.fork.CommandLine;
import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import dev.overstay.tests.targets.Prints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The command {@code check} of the real jar, on the dump of a real JVM. */
class CheckCommandTest {
  private static final String SOURCE = Prints.class.getName().replace('.', '/') + ".java";

  @SuppressWarnings("NullAway.Init")
  private static Run run;

  @BeforeAll
  static void leaveAServerBehind() {
    run = Fork.of(Prints.class).args("leaky").options("grace=200ms").run();
    assertEquals(1, run.dump().findings().size());
  }

  private static CommandLine check(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "check";
    all[1] = run.dir().toString();
    System.arraycopy(args, 0, all, 2, args.length);
    return CommandLine.run(run.workDir(), all);
  }

  @Test
  void textSaysWhatTheAgentSaidAndFails() {
    CommandLine command = check();
    assertEquals(1, command.exit(), command.stderr());
    assertTrue(command.stdout().startsWith("overstay: 1 finding fails the check, in 1 JVM\n"));
    List<String> said = run.stderr().lines().toList();
    String block = String.join("\n", said.subList(0, said.size() - 1));
    assertTrue(command.stdout().contains(block + "\n  in JVM    "), command.stdout());
    assertEquals("", command.stderr());
    assertEquals(0, check("--fail-on", "blocks-exit").exit());
  }

  @Test
  void whatABaselineHoldsFailsNothing() {
    CommandLine.run(run.workDir(), "baseline", run.dir().toString(), "-o", "known");
    CommandLine command = check("--baseline", "known");
    assertEquals(0, command.exit(), command.stdout());
    assertTrue(command.stdout().contains("  known     server socket "), command.stdout());
  }

  @Test
  void sarifLeadsToTheLineThatMadeIt() throws IOException {
    Path copy = run.workDir().resolve("src/test/java").resolve(SOURCE);
    Files.createDirectories(copy.getParent());
    Files.copy(Path.of("src/test/java").resolve(SOURCE), copy);
    CommandLine command = check("--format", "sarif");
    assertEquals(1, command.exit());
    assertEquals("overstay: 1 finding fails the check, in 1 JVM\n", command.stderr());
    Finding finding = run.finding();
    Object location =
        at(command.stdout(), "runs", 0, "results", 0, "locations", 0, "physicalLocation");
    assertEquals(
        Map.of(
            "artifactLocation",
            Map.of("uri", "src/test/java/" + SOURCE, "uriBaseId", "%SRCROOT%"),
            "region",
            Map.of("startLine", finding.madeBy() == null ? 0 : finding.madeBy().line())),
        location);
    assertEquals(
        System.getProperty("overstay.version"),
        at(command.stdout(), "runs", 0, "tool", "driver", "version"));
  }

  @Test
  void junitIsWrittenForWhoeverCollectsReports() throws Exception {
    CommandLine command = check("--format", "junit", "-o", "reports/TEST-overstay.xml");
    assertEquals(1, command.exit());
    assertEquals(
        "reports/TEST-overstay.xml: 1 finding fails the check, in 1 JVM\n", command.stdout());
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(run.workDir().resolve("reports/TEST-overstay.xml").toFile());
    assertEquals(1, document.getElementsByTagName("failure").getLength());
    assertTrue(
        document
            .getElementsByTagName("failure")
            .item(0)
            .getTextContent()
            .contains("\tat " + Prints.class.getName() + ".leave(Prints.java:"));
  }

  private static Object at(String json, Object... steps) throws IOException {
    @Nullable Object value =
        Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    for (Object step : steps) {
      value =
          step instanceof Integer index
              ? ((List<?>) Objects.requireNonNull(value)).get(index)
              : ((Map<?, ?>) Objects.requireNonNull(value)).get(step);
    }
    return Objects.requireNonNull(value);
  }
}
