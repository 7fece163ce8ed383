package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} on a dump that has no findings because they could not be looked for. */
class CheckMissingTest {
  @TempDir Path dir = Path.of("");

  @Test
  void aDumpWhoseFindingsAreMissingIsNotJudged() {
    Cli cli = new Cli(dir);
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 0);
          String missing = "the findings are missing: the heap was full";
          ((ObjectNode) dump.get("agent")).put("missing", missing);
        });
    assertEquals(2, cli.run("check"));
    assertTrue(cli.out().contains("1: the findings are missing: the heap was full\n"), cli.out());
    assertFalse(cli.out().contains("nothing left behind"), cli.out());
  }
}
