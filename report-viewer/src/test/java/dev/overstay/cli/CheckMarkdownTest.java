package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markdown for a step's summary: what it says, and that it stays small enough to be shown. */
class CheckMarkdownTest {
  @TempDir Path dir = Path.of("");
  private Cli cli = new Cli(dir);

  @BeforeEach
  void start() {
    cli = new Cli(dir);
  }

  @Test
  void verdictTableFoldsAndCleanJvms() {
    cli.dump(d -> Cli.onlyFirst(d, 1)).clean();
    assertEquals(1, cli.run("check", "--format", "markdown"));
    assertTrue(
        cli.out()
            .startsWith(
                """
                ## Overstay: 1 finding fails the check, in 1 of 2 JVMs

                | | effect | what | made by | test | JVMs |
                |---|---|---|---|---|---|
                | **fails** | blocks exit | `Executor order-consumer (3 threads) was never shut down` | `OrderEventsIT.startConsumer(OrderEventsIT.java:88)` | `OrderEventsIT.publishesOrderCreated()` | `orders-service, pid 1` |

                <details><summary>blocks exit: <code>Executor order-consumer (3 threads) was never shut down</code></summary>

                - fix: `Call shutdown() on it before the test ends, for example in @AfterEach`
                - made by `OrderEventsIT.startConsumer(OrderEventsIT.java:88)`
                """),
        cli.out());
    assertTrue(cli.out().contains("\n```text\njava.util.concurrent.ThreadPoolExecutor.<init>("));
    assertTrue(cli.out().endsWith("\nNothing left behind in `orders-service, pid 48214`\n"));
  }

  @Test
  void againstABaselineATableSaysWhatIsKnownAndAListWhatIsGone() {
    cli.dump().write("known", "f-3b9ac1d2 # since 2026-11-20: words\nf-0 # Timer x\n");
    assertEquals(1, cli.run("check", "--format", "markdown", "--baseline", "known"));
    assertTrue(cli.out().contains("| JVMs | baseline |\n|---|---|---|---|---|---|---|\n"));
    assertTrue(cli.out().contains("| `known since 2026-11-20` |\n"), cli.out());
    assertTrue(cli.out().contains("| `new` |\n"));
    assertTrue(cli.out().contains("\n### Gone since the baseline\n\n- `f-0 Timer x`\n"));
  }

  @Test
  void howeverMuchThereIsItStaysBelowWhatGitHubTakes() {
    String frame = "com.acme." + "x".repeat(990) + ".f(X.java:1)";
    cli.dump(
        dump -> {
          ArrayNode frames = (ArrayNode) dump.at("/stacks/0/frames");
          for (int i = 0; i < 500; i++) {
            frames.add(frame);
          }
          ObjectNode pool = Cli.finding(dump, 0).put("title", "ä".repeat(1_000_000));
          ArrayNode findings = (ArrayNode) dump.get("findings");
          for (int i = 0; i < 3_000; i++) {
            findings.add(pool.deepCopy().put("title", "t".repeat(300)).put("id", "f-" + i));
          }
        });
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      known.append("f-900e").append(i).append(" # ").append("w".repeat(1_000)).append('\n');
    }
    cli.write("known", known.toString());
    assertEquals(1, cli.run("check", "--format", "markdown", "--baseline", "known"));
    int bytes = cli.out().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 900 * 1024, "" + bytes);
    assertTrue(cli.out().contains(" more findings left out of the table.\n"));
    assertTrue(cli.out().contains(" more findings stand here without details;"));
    assertTrue(cli.out().contains("- and 2"), "the rest of what is gone");
    assertEquals(count("<details>"), count("\n</details>\n"));
  }

  @Test
  void aNameIsCodeWhateverItHolds() {
    String name = "`a``b` | <img src=x> [x](http://evil.example) @octocat #1 &lt;";
    cli.dump(
        dump -> {
          Cli.onlyFirst(dump, 1);
          Cli.finding(dump, 0).put("title", name);
          ((ArrayNode) dump.at("/stacks/0/frames")).insert(0, "````");
        });
    cli.run("check", "--format", "markdown");
    String row = cli.out().lines().filter(line -> line.startsWith("| **")).findFirst().orElse("");
    // A bar would end the cell, even in code.
    assertTrue(row.contains(" | ``` " + name.replace('|', '¦') + " ``` | "), row);
    assertEquals(6, row.split(" \\| ", -1).length, row);
    assertTrue(
        cli.out()
            .contains(
                "<summary>blocks exit: <code>`a``b` | &lt;img src=x&gt; [x](http://evil.example)"
                    + " @octocat #1 &amp;lt;</code></summary>\n"));
    assertTrue(cli.out().contains("\n`````text\n````\n"), cli.out());
  }

  private int count(String part) {
    return cli.out().split(part, -1).length - 1;
  }
}
