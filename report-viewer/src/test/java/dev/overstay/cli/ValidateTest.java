package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code validate}. */
class ValidateTest {
  private final Cli cli;

  ValidateTest(@TempDir Path dir) {
    cli = new Cli(dir);
  }

  @BeforeEach
  void good() {
    cli.write("good.json", Golden.textWith(dump -> {}));
  }

  @Test
  void tellsValidInvalidAndUnreadable() {
    cli.write("bad.json", Golden.textWith(dump -> dump.put("version", 2).remove("agent")));
    cli.write("broken.json", "{");
    cli.write("clean.json", Golden.cleanText());
    assertEquals(0, cli.run("validate", "good.json", "clean.json"));
    assertEquals("good.json: valid\nclean.json: valid\n", cli.out());
    assertEquals(1, cli.run("validate", "bad.json", "good.json"));
    assertEquals(
        """
        bad.json: /agent: is missing
        bad.json: /version: is 2, not 1
        good.json: valid
        """,
        cli.out());
    assertEquals("", cli.err());
    assertEquals(2, cli.run("validate", "broken.json", "nowhere.json", "bad.json"));
    assertTrue(cli.err().startsWith("overstay: broken.json: not JSON, line 1: "), cli.err());
    assertTrue(
        cli.err().endsWith("\noverstay: nowhere.json: no such file; name a dump, one JSON file\n"),
        cli.err());
  }

  @Test
  void idsThatLeadNowhereAndDoubledOnesAreTold() {
    cli.write("bad.json", Golden.textWith(ValidateTest::breakIds));
    assertEquals(1, cli.run("validate", "bad.json"));
    assertEquals(
        """
        bad.json: /resources/6/id: the id 6 is there twice
        bad.json: /findings/0/root: there is no resource 99
        bad.json: /findings/0/resources/4: there is no resource 98
        bad.json: /findings/2/resources/1: there is no resource 7
        bad.json: /findings/0/tests/0: there is no test 97
        bad.json: /resources/0/finding: there is no finding f-00000000
        bad.json: /resources/1/owner: there is no resource 96
        bad.json: /resources/1/stack: there is no stack 95
        bad.json: /resources/1/test: there is no test 94
        bad.json: /resources/1/live/0: there is no snapshot 93
        bad.json: /resources/1/detail/samples/0/stack: there is no stack 92
        bad.json: /stacks/0/own/0: there is no frame 91 of 18
        """
            .lines()
            .sorted()
            .toList(),
        cli.out().lines().sorted().toList());
  }

  private static void breakIds(ObjectNode dump) {
    ((ObjectNode) dump.at("/findings/0")).put("root", 99);
    ((ArrayNode) dump.at("/findings/0/resources")).add(98);
    ((ArrayNode) dump.at("/findings/0/tests")).removeAll().add(97);
    ((ObjectNode) dump.at("/resources/0")).put("finding", "f-00000000");
    ((ObjectNode) dump.at("/resources/1")).put("owner", 96).put("stack", 95).put("test", 94);
    ((ArrayNode) dump.at("/resources/1/live")).removeAll().add(93);
    ((ObjectNode) dump.at("/resources/1/detail/samples/0")).put("stack", 92);
    ((ObjectNode) dump.at("/resources/6")).put("id", 6);
    ((ArrayNode) dump.at("/stacks/0/own")).removeAll().add(91);
  }
}
