package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that was ended while a test ran: never clean, and a failure if the test ended it. */
class CheckEndedTest {
  private static final String HEADLINE =
      "System.exit(0) in PayIT.pays() ended this JVM, called at Main.main(Main.java:9)";

  @TempDir Path dir = Path.of("");
  private Cli cli = new Cli(dir);

  @BeforeEach
  void prepare() {
    cli = new Cli(dir);
  }

  private void ended(String how, int findings) {
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, findings);
          ((ObjectNode) dump.get("verdict")).put("headline", HEADLINE);
          ((ObjectNode) dump.at("/shutdown/requestedBy")).put("test", 1).put("how", how);
          for (JsonNode stack : dump.get("stacks")) {
            if (stack.get("id").intValue() == 8) {
              ((ObjectNode) stack).putArray("frames").add("com.acme.Main.main(Main.java:9)");
              ((ObjectNode) stack).putArray("own").add(0);
            }
          }
        });
  }

  @Test
  void fails() {
    ended("exit", 0);
    cli.clean();
    assertEquals(1, cli.run("check"));
    assertEquals(
        "overstay: a test ended 1 of 2 JVMs\n"
            + "  ended     "
            + HEADLINE
            + " (orders-service, pid 1)\n"
            + "  clean     orders-service, pid 48214\n",
        cli.out());
    ended("halt", 1);
    assertEquals(1, cli.run("check", "--fail-on", "left-open"));
    String first = cli.out().lines().findFirst().orElse("");
    assertEquals(
        "overstay: tests ended 2 of 3 JVMs; failing nothing: 1 allowed by --fail-on", first);
    assertEquals(1, cli.run("check"));
    first = cli.out().lines().findFirst().orElse("");
    assertEquals(
        "overstay: 1 finding fails the check, in 1 of 3 JVMs; tests ended 2 of 3 JVMs", first);
  }

  @Test
  void failsNothingIfNothingDoes() {
    ended("exit", 0);
    assertEquals(0, cli.run("check", "--fail-on", "none"));
    assertTrue(cli.out().contains("\n  ended     System.exit(0) in "), cli.out());
    cli.run("check", "--fail-on", "none", "--format", "junit");
    assertTrue(cli.out().contains("errors=\"0\""), cli.out());
    cli.run("check", "--fail-on", "none", "--format", "sarif");
    assertTrue(cli.out().contains("\"warning\""), cli.out());
  }

  @Test
  void aSignalIsNotTheTestsDoing() {
    ended("signal", 0);
    assertEquals(0, cli.run("check"));
    assertTrue(cli.out().contains("\n  ended     "), cli.out());
    assertTrue(!cli.out().contains("clean"), cli.out());
  }

  @Test
  void aStackWhoseOwnFramesAreWrongFailsNothing() {
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 0);
          ((ObjectNode) dump.at("/shutdown/requestedBy")).put("test", 1);
          dump.get("stacks").forEach(stack -> ((ObjectNode) stack).putArray("own").add(99));
        });
    assertEquals(0, cli.run("check", "--format", "sarif"), cli.err());
  }

  @Test
  void isAnErrorInJunit() {
    ended("exit", 0);
    assertEquals(1, cli.run("check", "--format", "junit"));
    String xml = cli.out();
    assertTrue(xml.contains(" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\""), xml);
    assertTrue(xml.contains("<error type=\"ended-jvm\" message=\"" + HEADLINE + "\">"), xml);
    assertTrue(xml.contains("\tat com.acme.Main.main(Main.java:9)"), xml);
    assertTrue(xml.contains(" ended the JVM\""), xml);
    assertTrue(!xml.contains("nothing left behind"), xml);
  }

  @Test
  void isAResultInSarif() throws IOException {
    ended("exit", 1);
    assertEquals(1, cli.run("check", "--format", "sarif"));
    assertEquals("", SarifSchema.errors(cli.out()));
    JsonNode run = new ObjectMapper().readTree(cli.out()).at("/runs/0");
    assertEquals(2, run.get("results").size());
    JsonNode result = run.at("/results/0");
    assertEquals("ended-jvm", result.get("ruleId").textValue());
    assertEquals("error", result.get("level").textValue());
    assertEquals(HEADLINE, result.at("/message/text").textValue());
    assertEquals(
        "com.acme.Main.main",
        result.at("/locations/0/logicalLocations/0/fullyQualifiedName").textValue());
    String rules = run.at("/tool/driver/rules").toString();
    assertTrue(rules.contains("\"ended-jvm\""), rules);
  }

  @Test
  void markdownNamesIt() {
    ended("exit", 0);
    assertEquals(1, cli.run("check", "--format", "markdown"));
    String text = cli.out();
    assertTrue(text.startsWith("## Overstay: a test ended the JVM\n"), text);
    assertTrue(text.contains("### Ended by a test\n\n- `" + HEADLINE), text);
    assertTrue(!text.contains("Nothing left behind"), text);
  }
}
